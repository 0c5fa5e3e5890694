# SPDX-License-Identifier: Apache-2.0
"""The one filter grammar: what a query string may say, on every face that takes one."""

from registry.domain.filters.grammar import Query, read, refuse_unknown, shown

__all__ = ["Query", "read", "refuse_unknown", "shown"]
