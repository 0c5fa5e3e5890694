# SPDX-License-Identifier: Apache-2.0
"""Demonstration data: one worked example from a real text and three hundred invented incidents."""
