# SPDX-License-Identifier: Apache-2.0
"""What each source reported, laid out: origins together, wholes with their parts, the range last."""

import json

from registry.ui.record.claims import table
from tests.factories import content as make


def laid_out(content):
    return table(json.loads(content.canonical()))


def test_parts_stand_with_their_whole_and_are_no_figures_of_their_own():
    found = laid_out(make.cluster_munition_in_two_areas())
    (_origin, (row,)) = found.groups[0]

    assert [harm["code"] for harm in found.harms] == ["killed", "injured"]
    [(whole, parts)] = row.cells[1][1].figures
    assert (whole["min"], [part["min"] for part in parts]) == (20, [9, 6])
    assert [total["min"] for _harm, total in found.totals] == [1, 20]


def test_sources_of_one_origin_stand_together_the_counted_one_first():
    relay = make.claim(1, make.stated("killed", 3, 3), counted=False)
    other, own = make.claim(2, origin=2), make.claim(3, make.stated("killed", 3, 3))
    found = laid_out(make.content(claims=(relay, other, own)))

    assert [[row.claim["number"] for row in rows] for _origin, rows in found.groups] == [[3, 1], [2]]


def test_a_harm_nobody_counts_has_no_range():
    found = laid_out(make.content(claims=(make.claim(1, make.stated("missing", 2, 2), counted=False),)))

    assert [total for _harm, total in found.totals] == [None]
