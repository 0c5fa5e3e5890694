# SPDX-License-Identifier: Apache-2.0
"""Text of records that means harm: a thousand ways to make a page run, load or turn something."""
