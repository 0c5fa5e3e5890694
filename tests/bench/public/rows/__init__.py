# SPDX-License-Identifier: Apache-2.0
"""Synthetic published incidents, made of SQL alone. Everything in them is invented; countries are codes that no country has."""

from tests.bench.public.rows.fill import fill

__all__ = ["fill"]
