# SPDX-License-Identifier: Apache-2.0
"""The small map of a page: what has a code is drawn by it, what has none is not guessed."""

import pytest

from registry.published.document import AreaRef
from tests.factories import content as make

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
    put, reference, public_client, django_assert_max_num_queries
):
    two = (make.place(admin1=make.area()), make.place(admin1=make.area("SY02", "Aleppo", "حلب")))
    code = put(make.content(locations=two))

    with django_assert_max_num_queries(11, using="published"):
        assert public_client.get(f"/en/incidents/{code}").status_code == 200


@pytest.mark.parametrize("query", ["x=1", "weapon=uxo", "lang=ar"])
def test_a_page_of_one_record_takes_no_parameter(put, reference, public_client, query):
    code = put(make.content())

    assert public_client.get(f"/en/incidents/{code}?{query}").status_code == 400
    assert public_client.get(f"/en/incidents/{code}?utm_source=letter").status_code == 200
