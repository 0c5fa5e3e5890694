# SPDX-License-Identifier: Apache-2.0
"""Every member of a public document has a name and can be shown where two versions are compared."""

import json
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from registry.published.diff import LEFT_OUT, changes
from registry.published.document import Content
from registry.published.schema.members import members
from registry.published.schema.types import shapes_in
from registry.ui.record.changes import in_reading_order
from registry.ui.wording.member_names import NAMES
from registry.ui.wording.members import circumstances
from tests.factories import content as make
from tests.factories import many, varied
from tests.factories.content import term

WITHOUT_NAME = {"code", "label", "by", "status", "sex", "age", "roles", "harm", "includes_combatants", "out_of_order",
                "part_of", "pcode", "cod_version", *LEFT_OUT}  # fmt: skip
"""Parts of a figure or an area, which are shown with it and never alone."""


def test_every_member_has_a_name_and_no_name_is_left_over():
    known = {each.name for shape in (Content, *shapes_in(Content)) for each in members(shape)}

    assert known - WITHOUT_NAME <= NAMES.keys()
    assert NAMES.keys() - known == {"order"}


@pytest.mark.parametrize("seed", range(12))
def test_whatever_differs_is_shown(seed):
    one, *others = [json.loads(each.canonical()) for each in varied.contents(2, seed)]
    other = others[0] | {"licence": "CC0-1.0", "erw_left": {"code": "yes", "label": "Yes"}, "places_min": 2}
    found = in_reading_order(changes(one, other))
    text = render_to_string(
        "ui/record/_changes.html", {"changes": found, "before_name": "1", "after_name": "2"}
    )

    assert text.count("<tr>") == len(found) + 1
    assert "CC0-1.0" in text


def test_the_readers_language_and_the_killed_come_first():
    one, other = (json.loads(each.canonical()) for each in (many.first(), many.second()))
    keys = [change.key for change in in_reading_order(changes(one, other)) if change.key]

    assert keys == ["en", "ar", "killed", "injured"]


def test_of_circumstances_only_what_sources_say_is_told():
    told = replace(make.content(), populated_area=term("yes"), erw_left=term("unknown"))

    assert circumstances(json.loads(told.canonical())) == [
        ("populated_area", {"code": "yes", "label": "Yes"})
    ]
