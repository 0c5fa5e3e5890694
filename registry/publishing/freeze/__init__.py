# SPDX-License-Identifier: Apache-2.0
"""Freezing a working record: the one place that says where each public member is taken from."""

from registry.publishing.freeze.whole import freeze

__all__ = ["freeze"]
