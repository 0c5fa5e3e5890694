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
    "located": Words("no", gettext_noop("“yes”: with a public point; “no”: only an area is known.")),
    "limit": Words("1000", gettext_noop("Records on a page, 1 to 1,000; 100 unless said.")),
    "cursor": Words("", gettext_noop("The next or previous page, taken unchanged from an answer.")),
    "format": Words("geojson", gettext_noop("“json” or “geojson”; the Accept header does the same.")),
    "lang": Words("ar", "Language of labels; codes never change."),
}
