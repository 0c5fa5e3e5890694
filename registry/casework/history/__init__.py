# SPDX-License-Identifier: Apache-2.0
"""The versions of a record: who changed what and when, what stood then, and how two of them differ."""
