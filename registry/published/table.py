# SPDX-License-Identifier: Apache-2.0
"""Documents as a table: one row a record, documented columns, no cell that a spreadsheet takes for a formula.

Several values of one cell stand with “; ” between them. Codes are language-neutral; labels are in the asked language
where the published vocabulary has it, else as they were frozen.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from registry.domain.cells import safe
from registry.domain.languages import spoken
from registry.published.labels import Labels, labels, vocabulary_version

Document = Mapping[str, Any]
BETWEEN = "; "
NOBODY = "–"


class Row:
    """One document, asked for the values of its columns. `lang`: of titles, names and labels."""

    def __init__(self, document: Document, lang: str, known: Labels) -> None:
        self.document, self.lang, self.known = document, lang, known

    def text(self, by_language: Mapping[str, str]) -> str:
        return spoken(by_language, self.lang)[1]

    def label(self, term: Mapping[str, str] | None, scheme: str) -> str:
        if not term:
            return ""
        return self.known.get((scheme, term["code"]), {}).get(self.lang) or term["label"]

    def figure(self, harm: str, name: str) -> Any:
        stated = self.document["casualties"].get(harm)
        return None if stated is None else stated[name]

    def places(self, value: Callable[[Mapping[str, Any]], str]) -> str:
        return joined(value(place) for place in self.document["locations"])

    def named_by(self, number: int | None) -> str:
        """Return who says it in the claim of this number: whom it quotes, else its source; a dash where there is none."""
        claim = next((each for each in self.document["claims"] if each["number"] == number), None)
        if claim is None:
            return NOBODY
        name, kind = ("quoted", "quoted_kind") if claim["quoted_kind"] else ("source", "kind")
        return claim[name] or self.label(claim[kind], "source_kind")

    def point(self, axis: int) -> float | None:
        """Return a coordinate where the record has exactly one public point."""
        shapes = [place["geometry"] for place in self.document["locations"] if place["geometry"]]
        only = shapes[0] if len(shapes) == 1 and shapes[0]["type"] == "Point" else None
        return only["coordinates"][axis] if only else None


def code(term: Mapping[str, str] | None) -> str:
    return term["code"] if term else ""


def joined(values: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, values)))


Column = tuple[str, Callable[[Row], Any]]
COLUMNS: dict[str, Column] = {
    "code": ("Public code; permanent.", lambda row: row.document["code"]),
    "version": ("Number of the published version.", lambda row: row.document["version"]),
    "kind": ("incident or aggregate_report.", lambda row: row.document["kind"]),
    "title": ("In the asked language, else English, else any.", lambda row: row.text(row.document["title"])),
    "incident_type": ("Code.", lambda row: code(row.document["incident_type"])),
    "incident_type_label": ("Label.", lambda row: row.label(row.document["incident_type"], "incident_type")),
    "date_edtf": ("When, as stated (EDTF).", lambda row: row.document["date"]["edtf"]),
    "date_earliest": ("First possible day; empty where open.", lambda row: row.document["date"]["earliest"]),
    "date_latest": ("Last possible day; empty where open.", lambda row: row.document["date"]["latest"]),
    "countries": ("ISO 3166-1 alpha-3.", lambda row: row.places(lambda place: place["country"])),
    "admin1_pcodes": (
        "P-codes.",
        lambda row: row.places(lambda place: (place["admin1"] or {}).get("pcode", "")),
    ),
    "places": ("Names of the places.", lambda row: row.places(lambda place: row.text(place["name"]))),
    "longitude": ("Degrees, WGS 84; only where one point is public.", lambda row: row.point(0)),
    "latitude": ("Degrees, WGS 84; only where one point is public.", lambda row: row.point(1)),
    "location_precision": ("Codes.", lambda row: row.places(lambda place: code(place["precision"]))),
    "uncertainty_m": ("Metres.", lambda row: row.places(lambda place: str(place["uncertainty_m"] or ""))),
    "weapons": ("Codes.", lambda row: joined(code(use["weapon"]) for use in row.document["weapons"])),
    "weapon_labels": (
        "Labels.",
        lambda row: joined(row.label(use["weapon"], "weapon") for use in row.document["weapons"]),
    ),
    "killed_min": ("People not reported as combatants; the fewest.", lambda row: row.figure("killed", "min")),
    "killed_max": ("The most; empty where nobody sets a limit.", lambda row: row.figure("killed", "max")),
    "killed_open_above": ("A counted claim sets no limit.", lambda row: row.figure("killed", "open_above")),
    "injured_min": (
        "People not reported as combatants; the fewest.",
        lambda row: row.figure("injured", "min"),
    ),
    "injured_max": ("The most; empty where nobody sets a limit.", lambda row: row.figure("injured", "max")),
    "injured_open_above": ("A counted claim sets no limit.", lambda row: row.figure("injured", "open_above")),
    "harm_grade": ("Code.", lambda row: code(row.document["harm_grade"])),
    "harm_grade_label": ("Label.", lambda row: row.label(row.document["harm_grade"], "harm_grade")),
    "actors": (
        "Codes of alleged actors.",
        lambda row: joined(each["actor"] for each in row.document["attributions"]),
    ),
    "attribution": (
        "How surely each is named; codes.",
        lambda row: joined(code(each["confidence"]) for each in row.document["attributions"]),
    ),
    "attribution_sources": (
        "Who names each party, one entry for each attribution in their order: whom the claim quotes, else its source, "
        "or its kind where the name is withheld; – where no single claim names it.",
        lambda row: BETWEEN.join(row.named_by(each.get("claim")) for each in row.document["attributions"]),
    ),
    "objects": (
        "Classes of affected objects; codes.",
        lambda row: joined(code(each["object_class"]) for each in row.document["objects"]),
    ),
    "claims": ("Number of claims shown.", lambda row: len(row.document["claims"])),
    "demonstration": ("true: invented, to try the registry out.", lambda row: row.document["demonstration"]),
    "published_at": ("Of this version; UTC.", lambda row: row.document["published_at"]),
    "dataset_version": ("That brought it.", lambda row: row.document["dataset_version"]),
    "content_sha256": ("Of the canonical content.", lambda row: row.document["content_sha256"]),
    "licence": ("SPDX identifier.", lambda row: row.document["licence"]),
    "url": ("Permanent address.", lambda row: row.document["links"]["page"]),
}
"""Column: (what it holds, where it is taken from)."""


def table(documents: Iterable[Document], lang: str) -> str:
    """Return the documents as CSV with a header."""
    known = labels(vocabulary_version()) if lang != "en" else {}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in documents:
        row = Row(document, lang, known)
        writer.writerow([written(take(row)) for _, take in COLUMNS.values()])
    return out.getvalue()


def written(value: Any) -> Any:
    """Return the value as it stands in a cell. Numbers stay numbers; a text never begins a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe(value)
