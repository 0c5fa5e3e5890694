# SPDX-License-Identifier: Apache-2.0
"""What each parameter of the public faces means, with an example: for the guide and for the OpenAPI document."""

from typing import NamedTuple

from registry.domain.words import gettext_noop


class Words(NamedTuple):
    """`example`: a value as it stands in an address; where it may be repeated, several with & between them; empty where
    none can be given."""

    example: str
    meaning: str


WORDS: dict[str, Words] = {
    "area": Words(
        "SYR&SY07", gettext_noop("Country (ISO 3166-1 alpha-3) or area (P-code); may be repeated.")
    ),
    "bbox": Words(
        "35.5,34.5,38.5,37",
        gettext_noop("Box in degrees: west, south, east, north. West greater than east crosses 180°."),
    ),
    "date": Words(
        "2024-11-01/2024-11-30",
        gettext_noop("Days on which it may have happened; either end may be “..”."),
    ),
    "weapon": Words(
        "cluster_munition,uxo",
        gettext_noop("Weapon codes, any of them; a family includes its classes."),
    ),
    "type": Words("air_strike,shelling", gettext_noop("Types of incident; a family includes its classes.")),
    "grade": Words("confirmed,corroborated", gettext_noop("How well the harm is known; codes, any of them.")),
    "attribution": Words(
        "accepted,alleged", gettext_noop("How surely a party is named as responsible; codes, any of them.")
    ),
    "actor": Words(
        "dem-eastland-forces",
        gettext_noop(
            "Parties that are named; codes, any of them, as /api/v1/statistics?by=actor lists them."
        ),
    ),
    "object": Words(
        "hospital,school", gettext_noop("Civilian objects that were affected; a family includes its classes.")
    ),
    "killed": Words(
        "3..",
        gettext_noop(
            "People killed, as a number or a range; matches where ranges overlap; “2 or more” overlaps with 99."
        ),
    ),
    "injured": Words(
        "..10",
        gettext_noop(
            "People injured, as a number or a range; matches where ranges overlap; “2 or more” overlaps with 99."
        ),
    ),
    "precision": Words("exact,street", gettext_noop("How precisely the place is told; codes, any of them.")),
    "located": Words(
        "no",
        gettext_noop("“yes”: with a public point, or a square that holds it; “no”: at most an area is told."),
    ),
    "who": Words(
        "children,journalist",
        gettext_noop(
            "Who is among the people harmed: children, women, men and so on, or a role; any of them."
        ),
    ),
    "delivery": Words("air_launched", gettext_noop("How the weapon came; a family includes its classes.")),
    "source_kind": Words(
        "un_body,civil_defence", gettext_noop("Kinds of sources that make claims; codes, any of them.")
    ),
    "q": Words(
        "school",
        gettext_noop(
            "Words in any language of the record; all must be there, -word must not, “a phrase” in quotes."
        ),
    ),
    "changed_since": Words(
        "2024-11-01T12:00Z", gettext_noop("A day or a moment in UTC: published or changed since then.")
    ),
    "sort": Words(
        "-killed",
        gettext_noop(
            "Order: “-date” unless said, “date”, “-changed”, “-killed”, “-injured”; people by the fewest stated."
        ),
    ),
    "limit": Words("1000", gettext_noop("Records on a page, 1 to 1,000; 100 unless said.")),
    "cursor": Words("", gettext_noop("The next or previous page, taken unchanged from an answer.")),
    "after": Words("", gettext_noop("Where the feed was left, taken unchanged from an answer.")),
    "by": Words(
        "month,weapon",
        "One to three dimensions with commas between them, each at most once; or sex_age alone.",
    ),
    "format": Words(
        "geojson",
        gettext_noop("Form of the answer: “json”, or another that the address has; Accept does the same."),
    ),
    "lang": Words(
        "ar",
        gettext_noop("Language of labels in CSV, statistics and the Atom feed; codes never change."),
    ),
}
