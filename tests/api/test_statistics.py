# SPDX-License-Identifier: Apache-2.0
"""/api/v1/statistics: what a row says, how figures add up, and what is left out and said."""

from datetime import date

import pytest

from registry.published.snapshot.keeping import Keeper
from tests.factories import content as make

STATISTICS = "/api/v1/statistics"


def people(low, high):
    return {"killed": make.figure(low, high)}


def test_an_empty_registry_has_no_rows_and_a_total_of_nothing(get):
    body = get(f"{STATISTICS}?by=month")

    assert (body["by"], body["rows"], body["distinct"]) == (["month"], [], 0)
    assert body["total"]["killed"] == {"min": None, "max": None, "open_above": False, "stated": 0}


def test_sums_say_that_there_may_be_more(put, get):
    """Counting.md, C12: 3–5 and “at least 2,000” make “2,003–2,005 or more”."""
    put(make.content(casualties=people(3, 5)))
    put(make.content(casualties=people(2000, None)))
    put(make.content())

    body = get(STATISTICS)
    assert body["total"]["killed"] == {"min": 2003, "max": 2005, "open_above": True, "stated": 2}
    assert body["distinct"] == 3


def test_a_sum_has_no_upper_bound_only_where_nothing_in_it_has_one(put, get):
    put(make.content(casualties=people(10, None)))

    assert get(STATISTICS)["total"]["killed"] == {"min": 10, "max": None, "open_above": True, "stated": 1}


def test_rows_have_codes_labels_and_families(put, get):
    put(
        make.content(
            search={"weapons": ["cluster_munition", "cluster_rocket"], "areas": ["SYR"], "countries": ["SYR"]}
        )
    )
    put(make.content())

    rows = get(f"{STATISTICS}?by=weapon,country&lang=ar")["rows"]
    assert [row["weapon"] for row in rows] == [
        {"code": "cluster_munition", "label": "الذخائر العنقودية (جميعها)", "parent": None},
        {"code": "cluster_rocket", "label": "Cluster rocket", "parent": "cluster_munition"},
        None,
    ]
    assert rows[0]["country"] == {"code": "SYR", "label": "سوريا"}


def test_a_window_wider_than_its_bucket_is_not_known_to_it(put, get):
    put(make.content(date=make.when("2024-11-30/2024-12-01", "2024-11-30", "2024-12-01")))
    put(make.content(date=make.when("2024-11-05", "2024-11-05", "2024-11-05")))

    months = get(f"{STATISTICS}?by=month")
    assert [(row["month"], row["incidents"]) for row in months["rows"]] == [("2024-11", 1), (None, 1)]
    assert months["not_known"] == {"month": 1}
    assert [row["year"] for row in get(f"{STATISTICS}?by=year")["rows"]] == ["2024"]


@pytest.mark.parametrize(
    ("day", "week"), [("2024-11-27", "2024-W48"), ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53")]
)
def test_weeks_are_those_of_iso_8601(put, get, day, week):
    put(make.content(date=make.when(day, day, day)))

    assert get(f"{STATISTICS}?by=week")["rows"][0]["week"] == week
    assert date.fromisoformat(day).strftime("%G-W%V") == week


def test_what_is_excluded_is_counted(put, get):
    put(make.content(harm_grade=make.term("discounted")))
    put(make.content(harm_grade=make.term("under_assessment")))
    put(make.content(kind="aggregate_report"))
    put(make.content(casualties=people(1, 1)))

    body = get(STATISTICS)
    assert body["distinct"] == 1
    assert body["excluded"] == {"discounted": 1, "under_assessment": 1, "aggregate_reports": 1}


def test_actors_are_called_as_the_records_call_them(put, get):
    put(make.cluster_munition_in_two_areas())

    assert get(f"{STATISTICS}?by=actor")["rows"][0]["actor"] == {
        "code": "syrian_government_forces",
        "label": "Syrian government forces",
    }


def test_areas_have_their_names(put, get):
    put(make.cluster_munition_in_two_areas())

    rows = get(f"{STATISTICS}?by=area1&lang=ar")["rows"]
    assert [row["area1"] for row in rows] == [
        {"code": "SY02", "label": ""},
        {"code": "SY07", "label": "إدلب"},
    ]


def test_a_table_has_a_column_a_value_and_no_formula(put, public_client, reference, as_publisher):
    named = make.cluster_munition_in_two_areas()
    formula = make.replace(named.attributions[0], name={"en": "=1+1"})
    coded = make.replace(named.attributions[0], actor="-2-cmd", name={"en": "Named"})
    put(make.content(attributions=(formula,)), make.content(attributions=(coded,)))

    answer = public_client.get(f"{STATISTICS}?by=actor,year&format=csv")
    header, *rows = answer.content.decode().split("\r\n")
    row = next(each for each in rows if each.startswith("syrian"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert header.startswith(
        "actor,actor_label,year,incidents,killed_min,killed_max,killed_open_above,killed_stated"
    )
    assert row.startswith("syrian_government_forces,'=1+1,2024,1,")
    assert [each for each in rows if each.startswith("'-2-cmd,")]


def test_a_party_named_in_another_language_alone_is_called_so(put, get, public_client):
    """In JSON and in the table: the reader's language, else English, else the first there is."""
    named = make.cluster_munition_in_two_areas()
    party = make.replace(named.attributions[0], actor="named_once", name={"ar": "فصيل"})
    put(make.content(attributions=(party,)))

    actor = {"code": "named_once", "label": "فصيل"}
    assert get(f"{STATISTICS}?by=actor&lang=en")["rows"][0]["actor"] == actor
    assert "named_once,فصيل,1," in public_client.get(f"{STATISTICS}?by=actor&lang=en&format=csv").text


def test_the_definition_leads_to_where_every_member_is_explained(put, get, public_client, reference):
    put(make.content())
    body = get(STATISTICS)
    path, _, anchor = body["definition"].rpartition("/en/")[2].partition("#")
    guide = public_client.get(f"/en/{path}").content.decode()
    _, found, after = guide.partition(f'<h2 id="{anchor}">')
    explained = after.partition("<h2")[0]

    members = {"distinct", "demonstration", "not_known", "excluded", *body["total"], *body["total"]["killed"]}
    assert found
    assert [name for name in members if name not in explained] == []


@pytest.mark.parametrize("snapshot", [False, True], ids=["SQL", "snapshot"])
@pytest.mark.parametrize(("query", "invented"), [("", 1), ("?area=SYR", 1), ("?killed=99..", 0)])
def test_invented_records_are_counted_apart(put, get, settings, tmp_path, snapshot, query, invented):
    """Those alone that are in the totals: what is discounted is in none."""
    discounted = make.term("discounted")
    put(
        make.content(),
        make.content(demonstration=True),
        make.content(demonstration=True, harm_grade=discounted),
    )
    if snapshot:
        settings.REGISTRY_SNAPSHOTS = tmp_path
        Keeper(tmp_path).look()

    body = get(STATISTICS + query)
    assert (body["demonstration"], body["distinct"]) == (invented, 2 * invented)


def test_a_table_names_the_family_of_a_class(put, public_client, reference):
    families = {"weapons": ["cluster_munition", "cluster_rocket"], "areas": ["SYR"], "countries": ["SYR"]}
    put(make.content(search=families))
    table = public_client.get(f"{STATISTICS}?by=weapon&format=csv").content.decode()
    first, *rows = (line.split(",")[:3] for line in table.split("\r\n") if line)

    assert first == ["weapon", "weapon_label", "weapon_parent"]
    assert [[code, family] for code, _, family in rows] == [
        ["cluster_munition", ""],
        ["cluster_rocket", "cluster_munition"],
    ]


def test_a_list_counts_what_is_left_out_of_statistics_as_the_guide_says(put, get):
    put(make.content(harm_grade=make.term("discounted")))

    assert get("/api/v1/incidents")["count"] == 1
    assert (get(STATISTICS)["distinct"], get(STATISTICS)["excluded"]["discounted"]) == (0, 1)


def test_withdrawn_records_are_in_no_statistic(put, take_down, get):
    code = put(make.content())
    assert get(STATISTICS)["distinct"] == 1

    take_down(code)
    assert get(STATISTICS)["distinct"] == 0


@pytest.mark.parametrize(
    ("query", "named"),
    [("by=day", "by"), ("weapon=catapult", "weapon"), ("format=geojson", "format"), ("limit=3", "limit")],
)
def test_a_refusal_names_its_parameter(put, get, query, named):
    assert get(f"{STATISTICS}?{query}", status=400)["errors"][0]["parameter"] == named
