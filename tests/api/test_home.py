# SPDX-License-Identifier: Apache-2.0
"""The first page: how much there is, what is new, what was corrected, and where to go."""

from dataclasses import replace

import pytest

from registry.config import faces
from registry.public.views.home import contents
from registry.published import corrections
from registry.published.snapshot.build import build
from registry.published.snapshot.files import write
from registry.published.snapshot.reading import Snapshot
from registry.published.state import live
from tests.factories import content as make
from tests.factories import varied


def test_the_figures_are_those_of_the_interface(put, reference, get, public_client):
    put(make.content(casualties={"killed": make.figure(3, 5)}))
    put(make.content(harm_grade=make.term("under_assessment")), make.content(kind="aggregate_report"))
    text = public_client.get("/en/").text

    assert get("/api/v1/statistics")["distinct"] == 1
    assert '<dd class="big">1</dd>' in text
    assert '<dd class="big">3–5</dd>' in text
    assert '<dd class="big">not stated</dd>' in text
    assert "1 incident under assessment" in text
    assert "1 report over an area or a period" in text


def test_what_was_published_last_stands_first_whenever_it_happened(put, reference, public_client):
    put(make.content(date=make.when("2024-11-05", "2024-11-05"), title={"en": "Happened later"}))
    put(make.content(date=make.when("2024-11-01", "2024-11-01"), title={"en": "Published later"}))
    text = public_client.get("/en/").text

    assert text.index("Published later") < text.index("Happened later")


def test_corrections_are_told_newest_first_and_what_is_withdrawn_by_its_code_alone(
    put, take_down, reference, public_client
):
    corrected, gone = put(make.content()), put(make.content(title={"en": "No longer there"}))
    put(make.content(title={"en": "Put right"}), code=corrected, version=2)
    take_down(gone)
    told = public_client.get("/en/").text.partition("Last corrections")[2]

    assert [line.kind for line in corrections.newest(5)] == ["withdrawn", "corrected"]
    assert told.index(gone) < told.index("Put right")
    assert "No longer there" not in told


def test_what_was_never_corrected_is_no_correction(put, reference, public_client):
    put(make.content())

    assert corrections.newest(5) == []
    assert "No published record has been corrected or withdrawn." in public_client.get("/en/").text


@pytest.mark.parametrize(("lang", "words"), [("en", "No records are published yet."), ("ar", "")])
def test_an_empty_registry_says_so_and_still_leads_on(reference, public_client, lang, words):
    text = public_client.get(f"/{lang}/").text

    assert words in text
    assert f'action="/{lang}/explore"' in text


def test_the_search_leads_to_explore(put, reference, public_client):
    put(make.content(title={"en": "Explosion in Sarmin"}))

    assert "Explosion in Sarmin" in public_client.get("/en/explore?q=Sarmin").text


def test_the_page_costs_the_same_number_of_queries_however_much_there_is(
    put, reference, tmp_path, settings, django_assert_num_queries
):
    settings.ROOT_URLCONF = faces.PUBLIC.urlconf
    put(*(replace(each, demonstration=False) for each in varied.contents(30)))
    snapshot = Snapshot(write(tmp_path, build()))
    contents(snapshot)  # reads the outlines, which are kept
    with django_assert_num_queries(5, using="published"):
        from_memory = contents(snapshot)

    from_tables = contents(live())
    assert from_memory == from_tables
