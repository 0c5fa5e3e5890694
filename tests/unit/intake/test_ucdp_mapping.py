# SPDX-License-Identifier: Apache-2.0
"""What a row of the dataset becomes. domain.md 2.10, 2.12, 3.2; decisions.md, UCDP GED."""

import pytest

from registry.casework.actions.check import check_draft
from registry.domain.counts import ALL_STATUSES, FigureStatement, totals
from registry.intake.errors import RowRefused
from registry.intake.importers.ucdp_ged import countries, places
from tests.unit.intake.conftest import as_row


@pytest.fixture
def drafted(ucdp):
    return lambda **changes: ucdp.read(as_row(**changes)).draft


def statements(figures):
    for place, figure in enumerate(figures):
        yield FigureStatement(
            claim_id="1",
            harm=figure.harm,
            status=ALL_STATUSES if figure.includes_combatants else figure.status,
            min=min(figure.min, figure.max),
            max=max(figure.min, figure.max),
            row_id=str(place),
            of_which="" if figure.part_of is None else str(figure.part_of),
        )


@pytest.mark.parametrize(("civilians", "unknown"), [(2, 1), (2, 0), (0, 3)])
def test_killed_is_from_the_civilians_to_the_civilians_and_unknown_together(drafted, civilians, unknown):
    figures = (
        drafted(deaths_civilians=civilians, deaths_unknown=unknown, best=90, high=99, low=80)
        .claims[0]
        .casualties
    )

    headline = totals(statements(figures))["killed", "persons"]

    assert (headline.total.min, headline.total.max) == (civilians, civilians + unknown)
    expected = {"civilian": civilians, "unknown": unknown}
    assert {row.status: row.min for row in headline.by_status} == {key: n for key, n in expected.items() if n}
    assert headline.combatants is None


def test_the_datasets_own_total_is_kept_as_stated_even_out_of_order(drafted):
    draft = drafted(low=5, best=3, high=2)

    check_draft(draft)
    total = draft.claims[0].casualties[-1]
    assert (total.min, total.best, total.max) == (5, 3, 2)
    assert total.includes_combatants
    assert total.as_imported


@pytest.mark.parametrize(
    ("where_prec", "precision", "has_point"),
    [
        (1, "town", True),
        (2, "near_place", True),
        (3, "admin2", False),
        (4, "admin1", False),
        (5, "linear_or_fuzzy", False),
        (6, "country", False),
        (7, "unlocated", False),
    ],
)
def test_only_a_place_keeps_its_point(drafted, where_prec, precision, has_point):
    place = drafted(where_prec=where_prec).locations[0]

    assert (place.precision, place.geom is not None) == (precision, has_point)
    assert (place.admin1_pcode, place.admin2_pcode, place.cod_version) == ("", "", "")
    if has_point:
        assert (place.geom.x, place.geom.y, place.geom.srid) == (36.25, 33.5, 4326)


def test_areas_keep_their_names(drafted):
    place = drafted(where_prec=3).locations[0]

    assert place.admin1_name == {"en": "Upper province (invented)"}
    assert place.admin2_name == {"en": "Coast district (invented)"}


@pytest.mark.parametrize(
    ("days", "kind", "edtf", "precision"),
    [
        ((1, "2019-05-04", "2019-05-04"), "incident", "2019-05-04", "day"),
        ((1, "2019-05-04", "2019-05-05"), "incident", "2019-05-04/2019-05-05", "day"),
        ((1, "2019-05-04", "2019-05-06"), "aggregate_report", "2019-05-04/2019-05-06", "day"),
        ((2, "2019-05-04", "2019-05-08"), "incident", "[2019-05-04..2019-05-08]", "2_6_days"),
        ((3, "2019-05-06", "2019-05-12"), "incident", "[2019-05-06..2019-05-12]", "week"),
        ((4, "2019-05-01", "2019-05-31"), "incident", "[2019-05-01..2019-05-31]", "month"),
        ((5, "2019-01-01", "2019-12-31"), "incident", "[2019-01-01..2019-12-31]", "year"),
        (
            (2, "2019-05-04 00:00:00", "2019-05-05 00:00:00"),
            "incident",
            "[2019-05-04..2019-05-05]",
            "2_6_days",
        ),
    ],
)
def test_a_window_stays_an_incident_and_a_known_duration_is_an_aggregate_report(
    drafted, days, kind, edtf, precision
):
    draft = drafted(**dict(zip(("date_prec", "date_start", "date_end"), days, strict=True)))

    assert (draft.kind, draft.date_edtf) == (kind, edtf)
    assert check_draft(draft).precision == precision


@pytest.mark.parametrize(
    "changes", [{"event_clarity": 2}, {"where_prec": 6}, {"event_clarity": 2, "where_prec": 6}]
)
def test_sums_and_whole_countries_are_aggregate_reports(drafted, changes):
    assert drafted(**changes).kind == "aggregate_report"


@pytest.mark.parametrize("type_of_violence", [1, 2])
def test_of_a_clash_no_side_is_named(ucdp, type_of_violence):
    imported = ucdp.read(as_row(type_of_violence=type_of_violence))

    assert (imported.actors, imported.draft.attributions) == ((), ())


def test_of_one_sided_violence_the_actor_is_alleged_under_its_name_in_the_dataset(ucdp):
    imported = ucdp.read(as_row(type_of_violence=3))

    actor, attribution = imported.actors[0], imported.draft.attributions[0]
    assert (actor.code, actor.name, actor.actor_class) == (
        "ucdp-99001",
        "Blue side (invented)",
        "non_state_armed_group",
    )
    assert (attribution.confidence, attribution.claim) == ("alleged", 0)


@pytest.mark.parametrize("type_of_violence", [1, 2, 3])
def test_the_type_of_incident_stays_unknown_for_the_dataset_says_no_method(drafted, type_of_violence):
    assert drafted(type_of_violence=type_of_violence).incident_type == "unknown"


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Northreach town (invented), Kenya, 4 May 2019: killings reported"),
        (
            {"where_prec": 2, "where_coordinates": "Northreach town (near)"},
            "Near Northreach town, Kenya, 4 May 2019: killings reported",
        ),
        (
            {"date_prec": 2, "date_end": "2019-05-06"},
            "Northreach town (invented), Kenya, between 4 May 2019 and 6 May 2019: killings reported",
        ),
        (
            {"event_clarity": 2, "date_end": "2019-06-06", "date_prec": 4},
            "Northreach town (invented), Kenya, 4 May 2019 to 6 June 2019: killings reported",
        ),
        ({"where_prec": 6, "where_coordinates": "Kenya (whole)"}, "Kenya, 4 May 2019: killings reported"),
    ],
)
def test_titles_are_made_of_place_and_date(drafted, changes, title):
    assert drafted(**changes).title == {"en": title}


def test_a_long_place_is_cut_so_that_the_title_keeps_its_date(drafted):
    title = drafted(where_coordinates="Long " * 50).title["en"]

    assert len(title) == 140
    assert title.endswith("…, 4 May 2019: killings reported")


@pytest.mark.parametrize(
    ("changes", "iso3"),
    [
        ({"country_id": 652}, "SYR"),
        ({"country_id": 666, "adm_1": "Gaza Strip"}, "PSE"),
        ({"country_id": 666, "adm_1": "West Bank"}, "PSE"),
        ({"country_id": 666, "adm_1": "Northern district"}, "ISR"),
        ({"country_id": 345, "date_start": "1992-04-09"}, ""),
        ({"country_id": 345, "date_start": "2010-04-09"}, "SRB"),
        ({"country_id": 365, "date_start": "1991-12-25"}, ""),
        ({"country_id": 365, "date_start": "1991-12-26"}, "RUS"),
        ({"country_id": 625, "date_start": "2011-07-08"}, ""),
        ({"country_id": 625, "date_start": "2011-07-09"}, "SDN"),
    ],
)
def test_the_country_is_that_of_today_and_open_where_the_state_of_then_held_several(changes, iso3):
    assert countries.country_of(as_row(**changes)).iso3 == iso3


def test_a_country_outside_the_crosswalk_is_refused_with_what_stood_there():
    with pytest.raises(RowRefused) as refused:
        countries.country_of(as_row(country_id=999, country="Freedonia"))

    assert (refused.value.reason, refused.value.value) == ("unknown_country", "999 Freedonia")


def test_every_country_of_the_crosswalk_has_a_code_and_a_name_and_every_former_state_is_among_them():
    table = countries.table()

    assert all(len(iso3) == 3 and iso3.isupper() and name for iso3, name in table["country"].values())
    assert set(table["former"]) <= set(table["country"])
    assert {str(area["number"]) for area in table["area"]} <= set(table["country"])


def test_every_precision_of_the_dataset_is_mapped():
    assert sorted(places.PRECISIONS) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "column", ["deaths_civilians", "where_prec", "date_prec", "type_of_violence", "event_clarity"]
)
def test_a_damaged_number_is_refused_naming_its_column(ucdp, column):
    with pytest.raises(RowRefused) as refused:
        ucdp.read(as_row(**{column: "?"}))

    assert (refused.value.reason, refused.value.column, refused.value.value) == ("bad_number", column, "?")


def test_what_the_dataset_says_in_words_stays_in_the_restricted_part_of_the_claim(drafted):
    words = drafted(where_description="behind the invented bakery").claims[0].verbatim

    assert "where_description: behind the invented bakery" in words
    assert "source_article: Harbour Courier (invented), 2019-05-05, Headline" in words
