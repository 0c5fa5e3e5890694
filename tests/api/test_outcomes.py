# SPDX-License-Identifier: Apache-2.0
"""What came of readers' requests, below the log: all of them on pages, and records under the address of their kind."""

from datetime import date

import pytest

from registry.domain.requests import OUTCOMES, fingerprint, number_of
from registry.public.views.corrections import OUTCOMES as ON_A_PAGE
from registry.published.models import RequestState
from tests.factories import content as make

LOG = "/en/corrections"


@pytest.fixture
def closed(reference, as_publisher):
    """Return a function that keeps so many closed requests; each says by its words which it is."""

    def close(*months: date, **more) -> list[str]:
        numbers = [number_of(seed.to_bytes(32)) for seed in range(1, len(months) + 1)]
        rows = [
            RequestState(
                fingerprint=fingerprint(number),
                kind="error",
                state="closed",
                received_on=month,
                due_on=month,
                outcome=OUTCOMES[1 - place % 2],
                closed_in=month,
                words={"en": f"Answer {place}."},
                **more,
            )
            for place, (number, month) in enumerate(zip(numbers, months, strict=True))
        ]
        with as_publisher():
            RequestState.objects.bulk_create(rows)
        return numbers

    return close


@pytest.fixture
def below(public_client):
    """Return a function: what stands on requests on a page of the log."""

    def section(query: str = "") -> str:
        answer = public_client.get(LOG + query)
        assert answer.status_code == 200
        return answer.text.partition('<section aria-labelledby="outcomes">')[2].partition("</section>")[0]

    return section


def test_pages_hold_every_outcome_once_and_say_how_many_there_are(closed, below):
    closed(*[date(2026, 10, 1)] * (2 * ON_A_PAGE + 1))
    pages = [below(query) for query in ("", "?outcomes=2", "?outcomes=3")]

    for place in range(2 * ON_A_PAGE + 1):
        assert sum(f"Answer {place}." in page for page in pages) == 1
    assert all('<strong class="big">21</strong>' in page for page in pages)
    assert [page.count("<li>") for page in pages] == [ON_A_PAGE, ON_A_PAGE, 1]
    assert f'href="{LOG}?outcomes=2#outcomes" rel="next"' in pages[0]
    assert f'href="{LOG}#outcomes" rel="prev"' in pages[1]
    assert 'rel="next"' not in pages[2]


def test_the_newest_month_stands_first_and_one_month_stands_by_outcome(closed, below):
    closed(date(2026, 9, 1), *[date(2026, 10, 1)] * 7, date(2026, 11, 1))
    text = below()
    told = sorted(range(9), key=lambda place: text.index(f"Answer {place}."))

    assert (told[0], told[-1]) == (8, 0)
    # “corrected” (odd) before “removed” (even); by their hash alone they stood the other way round
    assert [place % 2 for place in told[1:-1]] == [1, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("outcomes=1", 302),
        ("outcomes=2", 404),
        ("outcomes=0", 400),
        ("outcomes=x", 400),
        ("outcomes=-1", 400),
        ("outcomes=2&outcomes=3", 400),
        ("outcomes=2&kind=corrected", 400),
        ("outcomes=2&before=9", 400),
    ],
)
def test_a_page_that_is_none_is_refused(closed, public_client, query, status):
    closed(date(2026, 10, 1))
    assert public_client.get(f"{LOG}?{query}").status_code == status


def test_below_lines_that_were_chosen_no_outcome_stands(closed, below):
    closed(date(2026, 10, 1))
    assert "Answer 0." in below()
    assert below("?kind=corrected") == ""


def test_pages_of_outcomes_cost_a_fixed_number_of_queries(
    closed, put, public_client, django_assert_num_queries
):
    closed(*[date(2026, 10, 1)] * (ON_A_PAGE + 1), code=put(make.content()))
    public_client.get(LOG)
    with django_assert_num_queries(8, using="published"):
        public_client.get(f"{LOG}?outcomes=2")


@pytest.mark.parametrize(
    ("kind", "path"), [("incident", "incidents"), ("aggregate_report", "aggregate-reports")]
)
def test_a_record_that_is_named_is_reached_whatever_its_kind(closed, put, below, public_client, kind, path):
    code = put(make.content(kind=kind))
    (number,) = closed(date(2026, 10, 1), code=code)
    link = f'href="/en/{path}/{code}"'

    assert link in " ".join(below().split())
    assert link in " ".join(public_client.get(f"/en/report/{number}").text.split())
    assert public_client.get(f"/en/{path}/{code}").status_code == 200


def test_a_record_that_was_withdrawn_is_not_named(closed, put, take_down, below, public_client):
    """Negative control."""
    code = put(make.content())
    (number,) = closed(date(2026, 10, 1), code=code)
    take_down(code, notice="withdrawal_safety")

    assert code not in below()
    assert code not in public_client.get(f"/en/report/{number}").text
