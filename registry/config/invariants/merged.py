# SPDX-License-Identifier: Apache-2.0
"""What was merged leads to the record it was merged into, at once and not by way of another, and holds nothing itself."""

from collections.abc import Iterator

from registry.casework.models import PublicState
from registry.config.invariants.columns import differing
from registry.domain.workflow import Publication
from registry.published import derive
from registry.published.models import Change, Document, Version
from registry.publishing.merges import final_survivor


def breaches() -> Iterator[str]:
    """Yield every merged document that leads nowhere, to another place than people confirmed, or still says anything."""
    asked = PublicState.objects.filter(publication=Publication.MERGED.value).select_related("record")
    confirmed = {state.code or "": state for state in asked}
    shown = {document.code: document for document in Document.objects.filter(status="merged")}
    for code in sorted(confirmed.keys() - shown.keys()):
        yield f"{code} was merged, and the world sees it as something else"
    for code, document in sorted(shown.items()):
        state = confirmed.get(code)
        if state is not None:  # else it is not acknowledged yet
            due = PublicState.objects.get(record=final_survivor(state.record)).code
            if document.merged_into != due:
                yield f"{code} leads to {document.merged_into}, and was merged into {due}"
        yield from beyond_leading(document)


def beyond_leading(document: Document) -> Iterator[str]:
    target = Document.objects.filter(code=document.merged_into).values_list("kind", "status").first()
    if target is None or target[0] != document.kind or target[1] == "merged":
        yield f"{document.code} leads to {document.merged_into}, where no record of its kind stands"
    change = Change.objects.filter(code=document.code, kind="merged").order_by("-seq").first()
    if change is None:
        yield f"{document.code} is merged, and the change feed does not say so"
        return
    due = derive.merged(
        document.code,
        document.merged_into,
        at=change.published_at,
        dataset_version=change.dataset_version,
    )
    if names := differing(document, due):
        yield f"{document.code} is merged and tells more than where it leads: {', '.join(names)}"
    left = Version.objects.filter(code=document.code).exclude(content=None, body=None)
    for number in left.values_list("number", flat=True):
        yield f"{document.code} version {number} is merged and still has content"
