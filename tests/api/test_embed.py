# SPDX-License-Identifier: Apache-2.0
"""The small page that other sites may frame: what it says beside its number, and who may frame what."""

import re

from tests.factories import content as make


def test_a_frame_says_how_many_are_invented_and_calls_no_other_so(put, reference, public_client):
    """A newspaper that frames a real incident beside a demonstration printed that it is made up."""
    for weapon, invented in (("uxo", False), ("cluster_rocket", True)):
        found = {"weapons": [weapon], "areas": [], "countries": []}
        put(make.content(search=found, demonstration=invented))

    assert "invented" not in public_client.get("/embed?weapon=uxo").text.partition("<main")[2]
    assert "1 of these incidents is invented" in re.sub(r"\s+", " ", public_client.get("/embed").text)


def test_other_sites_may_frame_the_small_page_and_no_other(put, reference, public_client):
    for weapon in ("uxo", "cluster_rocket"):
        put(make.content(search={"weapons": [weapon], "areas": [], "countries": []}))
    small, whole = public_client.get("/embed?weapon=uxo&lang=ar"), public_client.get("/en/explore")

    assert "frame-ancestors *" in small["Content-Security-Policy"]
    assert "X-Frame-Options" not in small
    assert (small["Content-Language"], small.cookies) == ("ar", {})
    assert '<strong class="big">1</strong>' in small.text
    assert "frame-ancestors 'none'" in whole["Content-Security-Policy"]  # the control
    assert whole["X-Frame-Options"] == "DENY"
