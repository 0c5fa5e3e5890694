# SPDX-License-Identifier: Apache-2.0
"""What the page of one version of a record shows, and what the head of its answer tells."""

import json
from collections import Counter
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from registry.public.linked_data import licence_address, linked_data
from registry.public.locator import locator
from registry.public.plain_citation import plain
from registry.public.share import of_record
from registry.published import citing, records
from registry.published.diff import Change, changes
from registry.published.document import ENVELOPE
from registry.published.envelope import PATHS
from registry.published.labels import labels, vocabulary_version
from registry.published.records import Head
from registry.published.related import Related, titles
from registry.ui.record.changes import in_reading_order
from registry.ui.record.claims import table
from registry.ui.record.plot import plots
from registry.ui.wording.called import registry_name


def contents(found: Head, number: int, beside: tuple[Related, ...]) -> dict[str, Any]:
    raw = records.version(found, number, "json") if number else records.document(found, "json")
    document = json.loads(raw)
    claims = table(document)
    small_map = locator(document)
    versions = dated(records.versions(found))
    before = next(row["before"] for row in versions if row["number"] == document["version"])
    return {
        "record": document,
        "before": before,
        "changed": changed_since(found, before, document),
        "share": of_record(document),
        "newest": found.version,
        "is_old": document["version"] != found.version,
        "claims": claims,
        "plots": plots(claims),
        "versions": versions,
        "related": named(beside),
        "locator": small_map,
        "mapped": small_map or any(place["geometry"] for place in document["locations"]),
        "demonstration": document["demonstration"],
        "kind": found.kind,
        "page_path": path_of(found.kind, found.code),
        "method_path": f"/{get_language()}/methodology",
        "data_path": f"/api/v1/{PATHS[found.kind]}/{found.code}/versions/{document['version']}",
        "schema_path": schema_path(found.kind),
        **cited(document),
        "linked_data": linked_data(document, settings.REGISTRY_NAME, labels(vocabulary_version())),
        "envelope": ENVELOPE,
    }


def changed_since(found: Head, before: int | None, document: dict[str, Any]) -> list[Change]:
    """Return what this version changed of the one before it; nothing where there is none or it was taken down since.

    `before`: the version before it that still stands; across one that was taken down nobody is told which changed what.
    """
    body = records.body_of(found, before) if before and before == document["version"] - 1 else None
    return in_reading_order(changes(json.loads(body), document)) if body else []


def path_of(kind: str, code: str) -> str:
    """Return the path of a record's page in the reader's language."""
    return f"/{get_language()}/{PATHS[kind]}/{code}"


def dated(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark versions that share their day with another: only their times tell them apart.

    `before`: the number of the version before it that still stands, which it can be compared with; None for none.
    """
    days = Counter(row["published_at"].date() for row in versions)
    standing = [row["number"] for row in versions if not row["taken_down"]]
    return [
        row
        | {
            "same_day": days[row["published_at"].date()] > 1,
            "before": next((number for number in standing if number < row["number"]), None),
        }
        for row in versions
    ]


def named(beside: tuple[Related, ...]) -> list[dict[str, Any]]:
    """Return the records beside with their titles and the paths of their pages."""
    known = titles(beside)
    return [
        {
            "code": each.code,
            "merged": each.status == "merged",
            "title": known.get(each.code),
            "path": path_of(each.kind, each.code) if each.readable else "",
        }
        for each in beside
    ]


def cited(document: dict[str, Any]) -> dict[str, Any]:
    """Return the plain citation with its language and direction, and each form of it, written out."""
    made = citing.citation(document, registry_name, get_language() or "en")
    return {
        "citation": plain(made),
        "citation_lang": made.language,
        "citation_dir": "rtl" if made.language in settings.LANGUAGES_BIDI else "ltr",
        "citations": [
            {
                "name": each.name,
                "ending": each.ending,
                "id": f"cite-{each.ending}",
                "text": each.written(made),
            }
            for each in citing.FORMATS
        ],
    }


def schema_path(kind: str) -> str:
    return f"/api/v1/schema/{kind.replace('_', '-')}.json"


def told_in_the_head(context: dict[str, Any]) -> dict[str, str]:
    """Return the links of a version (RFC 8288) for programs that read no HTML."""
    document = context["record"]
    links, base = document["links"], settings.REGISTRY_PUBLIC_URL
    version = f"{links['page']}/versions/{document['version']}"
    told = (
        (version if context["is_old"] else links["page"], 'rel="canonical"'),
        (version, 'rel="cite-as"'),
        (links["version"], 'rel="alternate"; type="application/json"'),
        (f"{links['version']}?format=geojson", 'rel="alternate"; type="application/geo+json"'),
        (f"{base}{context['schema_path']}", 'rel="describedby"; type="application/schema+json"'),
        (licence_address(document["licence"]), 'rel="license"'),
    )
    return {"Link": ", ".join(f"<{address}>; {relation}" for address, relation in told if " " not in address)}
