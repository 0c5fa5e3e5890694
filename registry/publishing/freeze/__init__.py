# SPDX-License-Identifier: Apache-2.0
"""Freezing a working record: the one place that says where each public member is taken from."""

from registry.publishing.freeze.whole import freeze, held

__all__ = ["freeze", "held"]
