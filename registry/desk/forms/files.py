# SPDX-License-Identifier: Apache-2.0
"""Files that are added to a record."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.casework.models import Attachment, Record
from registry.desk.forms.fields import Form
from registry.evidence.models import SourceItem
from registry.evidence.store import Incoming
from registry.evidence.upload import Received
from registry.ui.wording.days import in_words


class Several(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """The files that were chosen, as the room of evidence takes them; what each one is, that room says."""

    widget = Several

    def to_python(self, value: Any) -> list[tuple[Incoming, str]]:
        return [(each.incoming, each.name or "") for each in value or () if isinstance(each, Received)]


class FilesForm(Form):
    """The files, which document they belong to, and what they are.

    `whole` comes last: a body that was cut off on its way ends in the middle of a file and does not have it.
    """

    upload = FilesField(
        label=_("Files"),
        error_messages={"required": _("Choose at least one file.")},
        help_text=_("Pictures, video, sound, PDF, office documents, saved pages, archives. No programs."),
    )
    source_item = forms.TypedChoiceField(
        label=_("Document they belong to"),
        required=False,
        coerce=lambda chosen: chosen or None,
        empty_value=None,
    )
    kind = forms.ChoiceField(label=_("What they are"), choices=Attachment.Kind.choices)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Where it was found and how it was saved. Colleagues read it. Never public."),
    )

    whole = forms.CharField(
        widget=forms.HiddenInput,
        initial="1",
        error_messages={"required": _("The upload was cut off on its way. Nothing was kept. Send it again.")},
    )

    def __init__(self, record: Record, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        claims = record.claims.select_related("source_item__source")
        documents = {claim.source_item_id: claim.source_item for claim in claims.order_by("source_item_id")}
        offered = [(str(key), f"{item.source}: {called(item)}"[:120]) for key, item in documents.items()]
        self.fields["source_item"].choices = [("", _("none of them")), *offered]  # type: ignore[attr-defined]


def called(item: SourceItem) -> str:
    """Return the title of a document, else where or when it stood, else how it came to us."""
    host = urlsplit(item.url or item.archive_url).hostname or ""
    day = in_words(item.published_on.isoformat()) if item.published_on else ""
    return item.title or ", ".join(filter(None, (host, day))) or gettext("without title, address and date")
