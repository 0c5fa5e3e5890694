# SPDX-License-Identifier: Apache-2.0
"""All that is wrong with a page, told at once: what the rules of a record say of it while other fields cannot be read."""

from registry.casework.actions.check import refusals
from registry.casework.models import Record
from registry.desk.forms.entry import Entry
from registry.desk.forms.fields import Form
from registry.desk.forms.naming import StandIns
from registry.desk.forms.standing import Standing
from registry.desk.forms.to_draft import draft_of
from registry.domain.errors import InvalidInput
from registry.domain.text import plain_text
from registry.ui.wording.refusals import sentence

AS_FOUND = frozenset({"verbatim", "point", "kept", "meant", "keep_entry"})
"""What is kept as the source has it, or is read and not written down."""


def tell_all(entry: Entry, base: Record | None) -> None:
    """Add to what the forms found what the rules find. `base`: what stands now. Nothing is written.

    A row of which something cannot be read is left to its own errors: what else is said of it would only follow.
    """
    for form in entry.forms():
        refuse_hidden(form)
    unread = {id(form) for form in entry.forms() if form.errors}
    own = set(entry.record.errors)
    for refusal in refusals(draft_of(entry, StandIns(), base, Standing.of(base))):
        form, name = entry.at(refusal.field)
        if name not in own if form is entry.record else id(form) not in unread:
            entry.refuse(refusal)


def refuse_hidden(form: Form) -> None:
    """Say of every text whether it hides a character."""
    for name, text in list(form.cleaned_data.items()):
        if isinstance(text, str) and name not in AS_FOUND:
            try:
                plain_text(text)
            except InvalidInput as refusal:
                form.add_error(name, sentence(refusal))
