# SPDX-License-Identifier: Apache-2.0
"""Two people wrote in one record: what does not touch stands side by side, what does is for a person to choose."""
