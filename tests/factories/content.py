# SPDX-License-Identifier: Apache-2.0
"""Frozen content without a working record behind it, and its way into the public database through the real writer."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from typing import Any

from registry.domain import reference
from registry.published import write
from registry.published.document import (
    AreaRef,
    Attributed,
    ClaimFigure,
    ClaimShown,
    Content,
    Displaced,
    Figure,
    Place,
    Share,
    Term,
    Weapon,
    When,
)
from registry.published.models import Document
from tests.factories.shape import misshapen

NAMING = write.Naming("Civilian Harm Registry", "http://localhost:8000")
OUTBOX = count(9_000_001)
AT = datetime(2026, 11, 15, 12, 0, tzinfo=UTC)


def term(code: str, label: str = "") -> Term:
    return Term(code, label or code.replace("_", " ").capitalize())


def when(edtf: str = "2024-11-27", earliest: str | None = "2024-11-27", latest: str | None = "") -> When:
    last = earliest if latest == "" else latest
    return When(edtf, earliest, last, term("day"), term("stated"), 0)


def place(lon: float | None = None, lat: float | None = None, **changes: Any) -> Place:
    geometry = None if lon is None else {"type": "Point", "coordinates": [lon, lat]}
    made = Place(
        role=term("impact"),
        name={"en": "a town"},
        country="SYR",
        admin1=None,
        admin2=None,
        geometry=geometry,
        precision=term("town") if geometry else term("admin1", "First-level area"),
        uncertainty_m=3000 if geometry else None,
        withheld=None,
    )
    return replace(made, **changes)


def area(pcode: str = "SY07", name: str = "Idleb", arabic: str = "إدلب") -> AreaRef:
    return AreaRef(pcode, "SYR COD-AB v01", {"en": name, "ar": arabic})


def weapon(code: str = "cluster_munition", label: str = "Cluster munition (delivery unknown)") -> Weapon:
    at_use, alleged = term("at_use", "At time of use"), term("alleged")
    return Weapon(
        term(code, label), term("unknown"), at_use, term("unspecified"), alleged, None, None, None, None
    )


def figure(low: int, high: int | None, **changes: Any) -> Figure:
    exact = term("exact")
    return replace(Figure(low, high, high is None, None, None, exact, (), low, high), **changes)


def share(age: str, sex: str, low: int, high: int | None) -> Share:
    return Share("sex_age", None, term(sex), term(age), None, low, high, high is None)


def of_status(status: str, low: int, high: int | None) -> Share:
    return Share("status", term(status), None, None, None, low, high, high is None)


def claim(number: int = 1, *figures: ClaimFigure, **changes: Any) -> ClaimShown:
    made = ClaimShown(
        number=number,
        source="Civil defence",
        kind=term("civil_defence", "Civil defence"),
        quoted=None,
        quoted_kind=None,
        published_at=None,
        language="en",
        origin=1,
        scope=term("whole", "Whole incident"),
        position=None,
        counted=True,
        why_not=None,
        why_not_note=None,
        figures=figures,
        displacement=(),
        url=None,
        archive_url=None,
    )
    return replace(made, **changes)


def stated(
    harm: str,
    low: int,
    high: int | None,
    *,
    age: str = "unknown",
    sex: str = "unknown",
    part_of: int | None = None,
):
    return ClaimFigure(
        term(harm), term("civilian"), term(sex), term(age), (), term("persons"), low, high, None, term("exact"), part_of,
        False, False,
    )  # fmt: skip


def content(**changes: Any) -> Content:
    """Return the smallest content that is valid: one day, one place without a point, no figure."""
    made = Content(
        schema_version=1,
        kind="incident",
        demonstration=False,
        title={"en": "Explosion reported in a town, 27 November 2024"},
        summary={"en": "One source reports an explosion."},
        incident_type=term("bombardment_unspecified", "Bombardment, method unknown"),
        date=when(),
        locations=(place(),),
        place_unresolved=False,
        places_min=None,
        places_qualifier=None,
        cumulative=False,
        weapons=(),
        casualties={},
        displacement=(),
        objects=(),
        attributions=(),
        claims=(claim(),),
        harm_grade=term("single_source", "Single source"),
        grade_reason=None,
        event_group=None,
        populated_area=None,
        repeat_strike=None,
        warning_reported=None,
        erw_left=None,
        vocabulary_version="1",
        licence="CC-BY-4.0",
        nonce="00" * 32,
        search={"weapons": [], "areas": ["SYR"], "countries": ["SYR"]},
    )
    return replace(made, **changes)


def cluster_munition_in_two_areas() -> Content:
    """Return content like the worked example of the design: two areas, no point, parts of figures, families."""
    children = share("child_unspecified", "unknown", 9, 9)
    women = share("adult_unspecified", "female", 6, 6)
    families = Displaced(
        term("families"),
        2000,
        None,
        True,
        term("vague"),
        False,
        "2024-11-27/2024-11-28",
        {"en": "Idleb"},
        {"en": ""},
    )
    said = claim(
        1,
        stated("killed", 1, 1, age="child_unspecified"),
        stated("injured", 20, 20),
        stated("injured", 9, 9, age="child_unspecified", part_of=1),
        stated("injured", 6, 6, age="adult_unspecified", sex="female", part_of=1),
        displacement=(families,),
    )
    killed = figure(
        1, 1, breakdown=(share("child_unspecified", "unknown", 1, 1),), unspecified_min=0, unspecified_max=0
    )
    injured = figure(20, 20, breakdown=(children, women), unspecified_min=5, unspecified_max=5)
    return content(
        title={
            "en": "Cluster munition use reported, Idleb and Aleppo, about 27 November 2024",
            "ar": "بلاغ عن استخدام ذخيرة عنقودية، إدلب وحلب، نحو 27 تشرين الثاني 2024",
        },
        date=when("2024-11-27?/2024-11-28?", "2024-11-27", "2024-11-28"),
        locations=(
            place(admin1=area(), name={"en": "Idleb", "ar": "إدلب"}),
            place(admin1=area("SY02", "Aleppo", "حلب"), name={"en": "Aleppo", "ar": "حلب"}),
        ),
        place_unresolved=True,
        weapons=(weapon(),),
        casualties={"killed": killed, "injured": injured},
        displacement=(families,),
        attributions=(
            Attributed(
                "syrian_government_forces",
                {"en": "Syrian government forces"},
                term("state_forces", "State forces"),
                False,
                term("user_of_weapon", "Used the weapon"),
                term("alleged"),
                term("context_of_source", "Context of the source"),
                term("silent"),
                claim=1,
            ),
        ),
        claims=(said,),
        search={"weapons": ["cluster_munition"], "areas": ["SYR", "SY02", "SY07"], "countries": ["SYR"]},
    )


def publish(
    made: Content,
    *,
    code: str = "",
    version: int = 1,
    at: datetime = AT,
    notice: dict[str, Any] | None = None,
    **carried: Any,
) -> str:
    """Write the content as the publisher would and return its code. Needs the publisher's rights.

    `carried`: what else the outbox hands over, as `write.Carried` names it.
    """
    code = code or reference.mint("DEM" if made.demonstration else "CHR")
    raw = made.canonical()
    kind = "published" if version == 1 else "corrected"
    item = write.Carried(
        next(OUTBOX), made.kind, kind, code, version, raw, sha256(raw).hexdigest(), notice, **carried
    )
    write.carry([item], at=at, naming=NAMING)
    assert not (wrong := misshapen(json.loads(bytes(Document.objects.get(code=code).body)))), wrong
    return code


def withdraw(
    code: str,
    *,
    version: int = 1,
    kind: str = "incident",
    notice: str = "withdrawal_error",
    at: datetime = AT,
) -> None:
    text = {"en": "The record was wrong."} if notice == "withdrawal_error" else {}
    told = {"kind": notice, "version": version, "text": text}
    item = write.Carried(next(OUTBOX), kind, "withdrawn", code, version, None, "", told)
    write.carry([item], at=at, naming=NAMING)


def carry(code: str, kind: str, *, at: datetime = AT, **more: Any) -> None:
    """Have a record that stands held ("suspended") or lead to another ("merged", with `merged_into`)."""
    record_kind = Document.objects.get(code=code).kind
    item = write.Carried(next(OUTBOX), record_kind, kind, code, 1, None, "", None, **more)
    write.carry([item], at=at, naming=NAMING)
