# SPDX-License-Identifier: Apache-2.0
"""What must hold of a draft before it is written. A refusal names the field as a path: `claims.0.casualties.2`."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.gis.geos import Point

from registry.casework.draft import CasualtyDraft, ClaimDraft, LocationDraft, RecordDraft
from registry.casework.models.location import WITHOUT_POINT
from registry.domain import location, timespan
from registry.domain.counts import Row, check_subsets
from registry.domain.errors import InvalidInput, InvalidPlace, InvalidRange
from registry.domain.timespan import Timespan
from registry.vocabularies import read

TITLE_LENGTH = 140
LARGEST_NUMBER = 100_000_000


@contextmanager
def at(path: str) -> Iterator[None]:
    """Prefix the field of a refusal by where it stands in the record."""
    try:
        yield
    except InvalidInput as refusal:
        refusal.field = f"{path}.{refusal.field}".rstrip(".")
        raise


def check_draft(draft: RecordDraft) -> Timespan:
    """Return the time window of the draft. Raises: InvalidInput and its kinds, naming the field and the rule."""
    check_title(draft)
    with at("date_edtf"):
        span = timespan.parse(draft.date_edtf, margin_days=draft.date_margin_days)
    check_codes(draft)
    for index, place in enumerate(draft.locations):
        with at(f"locations.{index}"):
            check_location(place)
    for index, claim in enumerate(draft.claims):
        with at(f"claims.{index}"):
            check_claim(claim)
    check_attributions(draft)
    return span


def check_attributions(draft: RecordDraft) -> None:
    named = [(each.actor, each.role) for each in draft.attributions]
    for index, each in enumerate(named):
        if each in named[:index]:
            raise InvalidInput(
                "This party is named twice in the same role.", field=f"attributions.{index}.actor"
            )


def check_title(draft: RecordDraft) -> None:
    if not draft.title.get("en", "").strip():
        raise InvalidInput("Write a title in English: place, date and what was reported.", field="title")
    for language, text in draft.title.items():
        if len(text) > TITLE_LENGTH:
            rule = f"The title ({language}) has {len(text)} characters; at most {TITLE_LENGTH} are allowed."
            raise InvalidInput(rule, field="title")


def check_codes(draft: RecordDraft) -> None:
    """Refuse words outside the vocabularies here, in a sentence; the database would refuse them anyway."""
    used = [
        ("incident_type", "incident_type", draft.incident_type),
        ("date_basis", "date_basis", draft.date_basis),
        ("harm_grade", "harm_grade", draft.harm_grade),
        *((f"weapons.{i}.weapon", "weapon", use.weapon) for i, use in enumerate(draft.weapons)),
        *(
            (f"objects.{i}.object_class", "object_class", hit.object_class)
            for i, hit in enumerate(draft.objects)
        ),
        *(
            (f"locations.{i}.precision", "location_precision", spot.precision)
            for i, spot in enumerate(draft.locations)
        ),
    ]
    for field, scheme, code in used:
        if code not in read.codes(scheme):
            raise InvalidInput(f"“{code}” is no code of the vocabulary {scheme}.", field=field)


def check_location(place: LocationDraft) -> None:
    if place.geom is None:
        if place.precision not in WITHOUT_POINT and place.precision != "linear_or_fuzzy":
            raise InvalidPlace(
                "This precision needs a point on the map. Without one, choose an area.", field="precision"
            )
        if place.precision == "admin1" and not (place.admin1_pcode or place.admin1_name):
            raise InvalidPlace("Name the first-level area.", field="admin1_pcode")
        return
    if place.precision in WITHOUT_POINT:
        raise InvalidPlace(
            "An area is named by its code; take the point away or choose a finer precision.", field="geom"
        )
    if isinstance(place.geom, Point):
        location.check_point(place.geom.x, place.geom.y)


def check_claim(claim: ClaimDraft) -> None:
    for index, figure in enumerate(claim.casualties):
        with at(f"casualties.{index}"):
            check_figure(figure, index)
    for index, figure in enumerate(claim.casualties):
        parts = [part for part in claim.casualties if part.part_of == index]
        with at(f"casualties.{index}"):
            if parts and not figure.as_imported:
                check_subsets(as_row(figure), [as_row(part) for part in parts])
    for index, displaced in enumerate(claim.displacements):
        with at(f"displacements.{index}"):
            check_order(displaced.min, displaced.best, displaced.max)


def check_figure(figure: CasualtyDraft, index: int) -> None:
    if figure.part_of is not None and not 0 <= figure.part_of < index:
        raise InvalidRange("A part must follow the figure it is a part of.", field="part_of")
    if not figure.as_imported:
        check_order(figure.min, figure.best, figure.max)


def check_order(low: int, best: int | None, high: int | None) -> None:
    """Refuse bounds out of order: fewest ≤ best ≤ most."""
    if low < 0:
        raise InvalidRange("A number of people cannot be below 0.", field="min")
    if max(low, best or 0, high or 0) > LARGEST_NUMBER:
        raise InvalidRange(f"No number here is larger than {LARGEST_NUMBER:,}.", field="min")
    if high is not None and high < low:
        raise InvalidRange(f"The most ({high}) is fewer than the fewest ({low}).", field="max")
    if best is not None and (best < low or (high is not None and best > high)):
        raise InvalidRange(f"The best figure ({best}) lies outside the range.", field="best")


def as_row(figure: CasualtyDraft) -> Row:
    return Row(
        harm=figure.harm,
        unit=figure.unit,
        status=figure.status,
        sex=figure.sex,
        age=figure.age,
        role=figure.roles[0] if figure.roles else "",
        min=figure.min,
        max=figure.max,
    )
