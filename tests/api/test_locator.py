# SPDX-License-Identifier: Apache-2.0
"""The small map of a page: what has a code is drawn by it, what has none is not guessed."""

import re
from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from registry.domain.location import Level, generalise
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


def square(west, south, side, uncertainty_m, **changes):
    """Return a place that is told as a square of the grid. `side`: degrees."""
    cell = generalise(west, south, level=Level(round(side * 100_000)))
    shape = {"type": "Polygon", "coordinates": [[list(corner) for corner in cell.ring]]}
    return make.place(geometry=shape, uncertainty_m=uncertainty_m or cell.radius_m, **changes)


@pytest.mark.parametrize(
    ("side", "uncertainty_m", "told"),
    [
        (0.01, None, "a town. Hatched: the square of about 1 km in which the place lies."),
        (0.1, None, "a town. Hatched: the square of about 11 km in which the place lies."),
        (
            0.01,
            3000,
            "a town. Hatched: a square of about 1 km; the place lies in it or at most 3 km beside it.",
        ),
    ],
)
def test_a_place_told_as_a_square_of_the_grid_is_hatched(
    put, reference, public_client, side, uncertainty_m, told
):
    text = page_of(put, public_client, square(36.655, 35.905, side, uncertainty_m)).text

    assert f'aria-label="{told}"' in text
    assert len(re.findall(r'<path class="known-area" d="M[^"]*Z"', text)) == 1
    assert '<circle class="uncertainty"' not in text


def test_each_thing_that_is_drawn_is_told(put, reference, public_client):
    places = (
        make.place(36.65, 35.93, name={"en": "the first"}),
        square(36.7, 35.9, 0.1, None, name={"en": "the second"}),
        square(36.9, 35.9, 0.1, None, name={"en": "the third"}),
        make.place(admin1=make.area()),
    )
    text = public_client.get(f"/en/incidents/{put(make.content(locations=places))}").text
    (told,) = re.findall(r'role="img"\s+aria-label="([^"]*)"', text.partition('class="locator"')[2])

    assert told == (
        "the first. The circle is how far off the point may be. "
        "the second, the third. Hatched: the squares of about 11 km in which the places lie. "
        "Hatched: Idleb. No public point: only the area is told."
    )
    assert text.count('<path class="known-area"') == 3


def test_a_square_is_on_the_picture_that_is_shared(put, reference, public_client):
    here, elsewhere = (
        put(make.content(locations=(place,)))
        for place in (square(36.655, 35.905, 0.1, None), make.place(country="XDM"))
    )
    drawn, blank = (public_client.get(f"/og/en/incidents/{code}/1.png").content for code in (here, elsewhere))

    assert len(drawn) > 1.1 * len(blank)


@pytest.mark.parametrize("query", ["x=1", "weapon=uxo", "lang=ar"])
def test_a_page_of_one_record_takes_no_parameter(put, reference, public_client, query):
    code = put(make.content())

    assert public_client.get(f"/en/incidents/{code}?{query}").status_code == 400
    assert public_client.get(f"/en/incidents/{code}?utm_source=letter").status_code == 200
