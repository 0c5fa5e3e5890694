# SPDX-License-Identifier: Apache-2.0
"""The layers that columns are stacked of, in the order of the legend, with their colours on paper.

On a page the style sheet paints them, so that they are light or dark; a drawing that is kept by itself has these.
"""

from typing import NamedTuple


class Layer(NamedTuple):
    """`code`: of the group, and of its class in the style sheet. `share`: how much of a stripe is filled; 1: all."""

    code: str
    colour: str
    share: float = 1


WEAPONS = (
    Layer("air", "#2a78b8"),
    Layer("shells", "#c05a00"),
    Layer("mines", "#004d40"),
    Layer("improvised", "#9a4f8c"),
    Layer("small_arms", "#1f2937"),
    Layer("other", "#5f5a4a", 0.7),
    Layer("several", "#9a8500"),
    Layer("unknown", "#858a90", 0.4),
)
INCIDENTS = Layer("incidents", "#2a78b8")
"""Of all of them, where colours would tell nothing."""
ASIDE = Layer("beside", "#858a90", 0.4)
RANGE = (Layer("least", "#2a78b8"), Layer("most", "#2a78b8", 0.4))
"""The smallest number, and on top of it what there may be beyond."""
