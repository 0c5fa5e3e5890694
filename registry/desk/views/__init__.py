# SPDX-License-Identifier: Apache-2.0
"""Thin views: parse, one verb, render."""
