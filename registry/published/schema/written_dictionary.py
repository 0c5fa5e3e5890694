# SPDX-License-Identifier: Apache-2.0
"""The data dictionary in Markdown: docs/reference/data-dictionary.md."""

from registry.published.schema.dictionary import Part, Piece, Row, parts

HEAD = """# Data dictionary

Every member of a published document, as `/api/v1/incidents/{code}` and `/api/v1/aggregate-reports/{code}` answer it.
Null means not stated, which is not zero. A member whose name has a star came later than the first documents and may be
absent from old versions. A *term* is a code with its English label; other labels are at `/api/v1/vocabularies`.
The same as JSON Schema: `/api/v1/schema/incident.json`, `/api/v1/schema/aggregate-report.json`.

This page is written by `manage.py document_fields`.
"""


def page() -> str:
    """Return docs/reference/data-dictionary.md."""
    return "\n".join([HEAD, *map(section, parts())])


def section(part: Part) -> str:
    head = [f"## {part.title or part.name}", "", part.meaning, ""]
    table = ["| name | type | unit | meaning |", "|---|---|---|---|", *map(line, part.rows), ""]
    return "\n".join([*head, *table])


def line(row: Row) -> str:
    kind = " ".join(map(written, row.type))
    star = "" if row.always else " *"
    return f"| `{row.name}`{star} | {kind} | {row.unit or '–'} | {cell(row.meaning)} |"


def written(piece: Piece) -> str:
    if piece.kind == "part":
        return f"[{piece.text}](#{piece.text.lower()})"
    return f"`{cell(piece.text)}`" if piece.kind == "code" else piece.text


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
