# SPDX-License-Identifier: Apache-2.0
"""Some sixty records of every sort, several versions, withdrawn, held, merged: a world in which anything may be asked.

Everything is invented but for the worked example. Needs the publisher's rights.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from registry.domain import reference
from registry.published import write
from registry.published.document import Attributed, Bounds, Content, Object
from tests.factories import content as make

EXAMPLE, REPORT, WITHDRAWN, HELD, MERGED = (
    f"CHR-{body}-{reference.check_character(body)}"
    for body in ("4G7K2M9", "6R5T8WX", "7N3QADM", "2HJ9KPC", "5V0YBZE")
)
SPOTS = ((36.65, 35.93), (37.1, 36.2), (179.9, -17.0), (-179.95, -16.5), (32.5, 15.6), (0.0, 0.0))
WEAPONS = ("artillery_shell", "cluster_munition", "air_dropped_bomb_unguided", "mortar_bomb")


def fill(count: int = 60) -> dict[str, str]:
    """Publish the world and return the codes of the records that have a story."""
    example = make.cluster_munition_in_two_areas()
    make.publish(example, code=EXAMPLE)
    report = replace(
        example, kind="aggregate_report", incident_type=None, cumulative=True, places_min=3,
        title={"en": "Displacement reported over months, an invented region"},
    )  # fmt: skip
    make.publish(report, code=REPORT)
    for code in (WITHDRAWN, HELD, MERGED):
        make.publish(invented(1), code=code)
    make.withdraw(WITHDRAWN)
    hide(HELD, "suspended", "suspension")
    hide(MERGED, "merged", "merge", into=EXAMPLE)
    for number in range(count):
        code = make.publish(invented(number))
        for version in range(2, number % 4 + 1):
            make.publish(
                invented(number, summary={"en": f"Words number {version}."}), code=code, version=version
            )
        if number % 15 == 14:
            make.withdraw(
                code, version=number % 4 or 1, notice=("withdrawal_error", "withdrawal_safety")[number % 2]
            )
        if number % 6 == 5:
            make.publish(invented(number, kind="aggregate_report", incident_type=None, places_min=number))
    return {
        "example": EXAMPLE,
        "report": REPORT,
        "withdrawn": WITHDRAWN,
        "held": HELD,
        "merged": MERGED,
    }


def hide(code: str, kind: str, notice: str, *, into: str = "") -> None:
    """Hold a record, or let it lead to another."""
    told = {"kind": notice, "version": 1, "text": {}}
    item = write.Carried(
        next(make.OUTBOX), "incident", kind, code, 1, None, "", told, merged_into=into
    )  # fmt: skip
    write.carry([item], at=make.AT, naming=make.NAMING)


def invented(number: int, **changes: Any) -> Content:
    """Return one record of its own sort: open windows, points, cells, areas alone, figures with parts or none."""
    weapon = WEAPONS[number % len(WEAPONS)]
    made = make.content(
        demonstration=number % 10 == 9,
        title={"en": f"Reported event {number} in an invented town", "ar": f"حدث مُبلَّغ عنه {number}"},
        date=window(number),
        locations=places(number),
        weapons=(make.weapon(weapon, weapon.replace("_", " ")),) if number % 3 else (),
        casualties=figures(number),
        objects=(building(number),) if number % 4 == 0 else (),
        attributions=(party(number),) if number % 5 == 1 else (),
        claims=(
            make.claim(1, make.stated("killed", number % 4, number % 4 + 2), url="https://example.org/page"),
            make.claim(
                2, counted=False, why_not=make.term("no_number"), source=None, position=make.term("denies")
            ),
        ),
        harm_grade=make.term(("single_source", "corroborated", "confirmed")[number % 3]),
        event_group={"en": "A larger event"} if number % 8 == 0 else None,
        search={
            "weapons": [weapon] if number % 3 else [],
            "areas": ["SYR", "SY07"] if number % 2 else ["SYR"],
            "countries": ["SYR"],
        },
    )
    return replace(made, **changes)


def window(number: int) -> Any:
    first = date(2024, 12, 31) - timedelta(days=number * 11)
    last = first + timedelta(days=number % 3)
    if number % 9 == 8:
        return make.when(f"../{last}", None, last.isoformat())
    return make.when(f"{first}/{last}", first.isoformat(), last.isoformat())


def places(number: int) -> tuple[Any, ...]:
    lon, lat = SPOTS[number % len(SPOTS)]
    town = make.place(lon, lat, admin1=make.area() if number % 2 else None)
    if number % 7 == 0:
        return (make.place(admin1=make.area()),)
    if number % 7 == 1:
        west, south = round(lon // 0.05 * 0.05, 5), round(lat // 0.05 * 0.05, 5)
        east, north = round(west + 0.05, 5), round(south + 0.05, 5)
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        cell = {"type": "Polygon", "coordinates": [ring]}
        return (replace(town, geometry=cell, withheld=make.term("embargo", "Withheld for safety for now.")),)
    return (town, make.place(lon / 2, lat / 2)) if number % 7 == 2 else (town,)


def figures(number: int) -> dict[str, Any]:
    if number % 5 == 0:
        return {}
    parts = (make.share("child_unspecified", "unknown", 1, None),)
    killed = make.figure(
        number % 4, number % 4 + 2, combatants=Bounds(0, None, True), died_later=Bounds(0, 1, False)
    )
    return {"killed": killed, "injured": make.figure(5, None, breakdown=parts)}


def building(number: int) -> Object:
    return Object(
        make.term("school"), True, make.term("damaged"), make.term("unknown"), make.term("school"), 1, number or None
    )  # fmt: skip


def party(number: int) -> Attributed:
    return Attributed(
        f"invented-party-{number % 3}", {"en": "An invented party"}, make.term("unidentified"), True,
        make.term("user_of_weapon"), make.term("alleged"), make.term("context_of_source"), make.term("denies"),
        claim=1, denied_on="2025-01-02",
    )  # fmt: skip
