# SPDX-License-Identifier: Apache-2.0
"""The content of a synthetic incident with slots where rows differ; every class of the public shape stands here as it is."""

from dataclasses import asdict
from typing import Any

from registry.published.document import (
    AreaRef,
    Attributed,
    ClaimFigure,
    ClaimShown,
    Content,
    Figure,
    Object,
    Place,
    Share,
    Term,
    Weapon,
    When,
)
from tests.bench.public.rows.template import json, text

ANY: Any = json
UNKNOWN = Term("unknown", "Unknown")


def place() -> dict[str, Any]:
    return asdict(
        Place(
            role=Term("impact", "Impact"),
            name={"en": text("town")},
            country=text("country"),
            admin1=AreaRef(text("admin1"), "v01", {"en": text("province")}),
            admin2=ANY("admin2"),
            geometry=ANY("geometry"),
            precision=ANY("precision"),
            uncertainty_m=ANY("uncertainty"),
            withheld=None,
        )
    )


def area() -> dict[str, Any]:
    return asdict(AreaRef(text("admin2"), "v01", {"en": text("town")}))


def weapon() -> dict[str, Any]:
    at_use, alleged = Term("at_use", "At time of use"), Term("alleged", "Alleged")
    by = Term("unspecified", "Not stated by whom")
    return asdict(Weapon(ANY("weapon"), ANY("delivery"), at_use, by, alleged, None, None, None, None))


def figure() -> dict[str, Any]:
    least, most, above = ANY("min"), ANY("max"), ANY("open")
    qualifier = Term("exact", "Exact")
    return asdict(Figure(least, most, above, None, None, qualifier, ANY("breakdown"), least, most, above))


def share(age: Term, sex: Term) -> dict[str, Any]:
    return asdict(Share("sex_age", None, sex, age, None, ANY("part"), ANY("part"), False))


def shares() -> tuple[dict[str, Any], ...]:
    child, adult = Term("child_unspecified", "Child"), Term("adult_unspecified", "Adult")
    return share(child, UNKNOWN), share(adult, Term("female", "Female"))


def attributed() -> dict[str, Any]:
    return asdict(
        Attributed(
            actor="actor_" + text("actor"),
            name={"en": "Armed group no. " + text("actor") + " (invented)"},
            actor_class=ANY("actor_class"),
            unidentified_unit=False,
            role=Term("user_of_weapon", "Used the weapon"),
            confidence=ANY("confidence"),
            basis=Term("context_of_source", "Context of the source"),
            position=Term("silent", "Silent"),
        )
    )


def harmed() -> dict[str, Any]:
    civilian, exact = Term("civilian", "Civilian"), Term("exact", "Exact")
    return asdict(
        ClaimFigure(
            Term("killed", "Killed"), civilian, UNKNOWN, UNKNOWN, (), Term("persons", "Persons"),
            ANY("min"), ANY("max"), None, exact, None, False, False,
        )
    )  # fmt: skip


def claim() -> dict[str, Any]:
    return asdict(
        ClaimShown(
            number=ANY("number"),
            source="Harbour Courier (invented)",
            kind=ANY("kind"),
            quoted="Residents of " + text("town") + " said that the quarter was struck in the morning.",
            quoted_kind=None,
            published_at=text("first"),
            language="en",
            origin=ANY("number"),
            scope=Term("whole", "Whole incident"),
            position=None,
            counted=True,
            why_not=None,
            why_not_note=None,
            figures=ANY("figures"),
            displacement=(),
            url="https://courier.example/" + text("n") + "/" + text("number"),
            archive_url=None,
        )
    )


def affected() -> dict[str, Any]:
    damaged, unknown = Term("unknown", "Unknown"), UNKNOWN
    return asdict(Object(ANY("object"), False, damaged, unknown, unknown, None, None))


def content() -> dict[str, Any]:
    named = text("type") + " reported in " + text("town")
    return asdict(
        Content(
            schema_version=1,
            kind="incident",
            demonstration=False,
            title={"en": named + ", " + text("first"), "ar": "قصف في " + text("town")},
            summary={
                "en": "Sources reported harm to civilians. " + named + ", they said; the market was open."
            },
            incident_type=ANY("type_term"),
            date=when(),
            locations=ANY("locations"),
            place_unresolved=False,
            places_min=None,
            places_qualifier=None,
            cumulative=False,
            weapons=ANY("weapons"),
            casualties=ANY("casualties"),
            displacement=(),
            objects=ANY("objects"),
            attributions=ANY("attributions"),
            claims=ANY("claims"),
            harm_grade=ANY("grade"),
            grade_reason=None,
            event_group=None,
            populated_area=UNKNOWN,
            repeat_strike=UNKNOWN,
            warning_reported=UNKNOWN,
            erw_left=UNKNOWN,
            vocabulary_version="bench",
            licence="CC-BY-4.0",
            nonce=text("nonce"),
            search={"weapons": ANY("weapon_codes"), "areas": ANY("area_codes")},
        )
    )


def when() -> When:
    stated = Term("stated", "Stated by a source")
    return When(text("edtf"), ANY("earliest"), ANY("latest"), ANY("day_precision"), stated, 0)
