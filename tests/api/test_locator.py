# SPDX-License-Identifier: Apache-2.0
"""The small map of a page: what has a code is drawn by it, what has none is not guessed."""

from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from registry.published import write
from registry.published.document import AreaRef
from tests.factories import content as make
from tests.factories import varied
from tests.factories.areas import public_areas

NAMED = AreaRef("", "", {"en": "Invented district"})


def page_of(put, public_client, place):
    code = put(make.content(locations=(place,)))
    return public_client.get(f"/en/incidents/{code}")


def test_an_area_without_a_code_hatches_its_country_and_no_other_area(put, reference, public_client):
    answer = page_of(put, public_client, make.place(admin1=NAMED, country="SYR"))

    assert "Hatched: Idleb" not in answer.text
    assert "Hatched: Syria" in answer.text


def test_an_area_without_a_code_in_no_known_country_is_not_drawn(put, reference, public_client):
    answer = page_of(put, public_client, make.place(admin1=NAMED, country="XDM"))

    assert "Hatched" not in answer.text


def test_the_page_costs_the_same_number_of_questions_for_one_area_and_for_two(
    put, public_client, as_publisher
):
    country, idleb = public_areas()
    aleppo, homs = (idleb | {"id": uuid4(), "pcode": code} for code in ("SY02", "SY04"))
    with as_publisher():
        write.copy_reference(varied.VOCABULARIES, [country, idleb, aleppo, homs], version="test")

    def asked(*pcodes):
        code = put(make.content(locations=tuple(make.place(admin1=make.area(pcode)) for pcode in pcodes)))
        with CaptureQueriesContext(connections["published"]) as queries:
            assert public_client.get(f"/en/incidents/{code}").status_code == 200
        return len(queries)

    asked("SY07")  # what a process reads once, the words of the vocabularies, is read here

    assert asked("SY07") == asked("SY02", "SY04") <= 11


@pytest.mark.parametrize("query", ["x=1", "weapon=uxo", "lang=ar"])
def test_a_page_of_one_record_takes_no_parameter(put, reference, public_client, query):
    code = put(make.content())

    assert public_client.get(f"/en/incidents/{code}?{query}").status_code == 400
    assert public_client.get(f"/en/incidents/{code}?utm_source=letter").status_code == 200
