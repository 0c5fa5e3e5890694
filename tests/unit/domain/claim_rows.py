# SPDX-License-Identifier: Apache-2.0
"""Short ways to write what a claim says, and random sets of claims."""

from datetime import date

from hypothesis import strategies as st

from registry.domain.counts import FigureStatement


def says(low, high="same", *, claim_id="c1", harm="killed", **more):
    """Return a statement of `low` to `high`; without `high` an exact one."""
    return FigureStatement(claim_id=claim_id, harm=harm, min=low, max=low if high == "same" else high, **more)


@st.composite
def statements(draw, **fixed):
    """One statement of one figure by some claim of some origin."""
    low = draw(st.integers(0, 50))
    chosen = {
        "claim_id": draw(st.sampled_from("abcdefgh")),
        "harm": "killed",
        "min": low,
        "max": draw(st.none() | st.integers(low, 80)),
        "origin_group": draw(st.sampled_from(["", "g1", "g2", "g3"])),
        "is_origin": draw(st.booleans()),
        "stated_at": draw(st.none() | st.dates(date(2024, 11, 1), date(2024, 11, 5))),
        "scope": draw(st.sampled_from(["whole", "whole", "part"])),
        "reliability": draw(st.sampled_from("ABCDEF")),
        "credibility": draw(st.sampled_from("123456")),
        "retracted": draw(st.booleans()) and draw(st.booleans()),
    }
    return FigureStatement(**(chosen | fixed))


plain = statements(origin_group="", is_origin=True, reliability="F", credibility="6", retracted=False)
