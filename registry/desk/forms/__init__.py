# SPDX-License-Identifier: Apache-2.0
"""What people of the desk type, and how it becomes a draft."""
