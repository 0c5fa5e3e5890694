# SPDX-License-Identifier: Apache-2.0
"""How one record stands at the source just now: its document and its versions, or what stands in their place.

No ETag is shown for them: a source may say 304 from a snapshot that is some seconds behind its feed.
"""

import json
from dataclasses import dataclass, replace
from typing import Any

from api.mirror.faults import Away
from api.mirror.source import Answer, Source
from api.mirror.store import Record, Version
from registry.published.envelope import PATHS, as_bytes
from registry.published.records import CODE

WITHOUT_VERSIONS = ("suspended", "merged")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask for. `held`: as the mirror has it, with every number of a version that the feed has named.

    `brought`: number and dataset version of the newest line, where that brought a version: the document is then this
    version, byte for byte.
    `since`: when the feed told of it, on the monotonic clock; an answer from before then may be an older one.
    """

    held: Record
    brought: tuple[int, int] | None = None
    since: float = 0.0


def now(source: Source, asked: Asked) -> Record:
    """Return the record as the source answers. Raises: Away, Stopped."""
    held = asked.held
    path = f"/api/v1/{PATHS[held.kind]}/{held.code}"
    standing = read(held, source.get(path, since=asked.since), f"{source.url}{path}")
    gone = standing.status in WITHOUT_VERSIONS
    newest = number_of(standing, asked.brought)
    versions: dict[int, Version] = {}
    for number, version in held.versions.items():
        if gone:
            versions[number] = replace(version, body=None)
        elif number == newest:
            versions[number] = replace(version, body=standing.body)
        else:
            versions[number] = version_now(source, asked, version, f"{path}/versions/{number}")
    return replace(standing, versions=versions)


def number_of(standing: Record, brought: tuple[int, int] | None) -> int:
    """Return the number of the version that the document is as well, 0 where that is not sure."""
    if brought is None or standing.status != "published":
        return 0
    told = json.loads(standing.body or b"{}")
    return brought[0] if (told.get("version"), told.get("dataset_version")) == brought else 0


def read(held: Record, answer: Answer, address: str) -> Record:
    """Return the record with what the answer says of it, versions as they were."""
    told = document(answer, address)
    empty = replace(held, status="", merged_into="", body=None)
    match answer.status, told.get("code"):
        case 200, held.code:
            return replace(empty, status="published", body=answer.body)
        case 410, "withdrawn" if isinstance(told.get("tombstone"), dict):
            return replace(empty, status="withdrawn", body=as_bytes(told["tombstone"]))
        case 410, "suspended":
            return replace(empty, status="suspended")
        case 308, "merged" if CODE.fullmatch(str(told.get("merged_into"))):
            return replace(empty, status="merged", merged_into=told["merged_into"])
    raise Away(f"{address} answers with {answer.status}, which says nothing of the record.")


def version_now(source: Source, asked: Asked, held: Version, path: str) -> Version:
    answer = source.get(path, since=asked.since)
    address = f"{source.url}{path}"
    told = document(answer, address)
    if answer.status == 200 and told.get("code") == asked.held.code:
        return replace(held, body=answer.body)
    if (answer.status, told.get("code")) in ((410, "withdrawn"), (410, "suspended"), (308, "merged")):
        return replace(held, body=None)
    raise Away(f"{address} answers with {answer.status}, which says nothing of the version.")


def document(answer: Answer, address: str) -> dict[str, Any]:
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise Away(f"{address} does not answer as a registry does.") from error
    if not isinstance(told, dict):
        raise Away(f"{address} does not answer as a registry does.")
    return told
