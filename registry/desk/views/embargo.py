# SPDX-License-Identifier: Apache-2.0
"""The moment before which a record does not leave."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.desk.forms.door import EmbargoForm
from registry.desk.people import person, seen
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput
from registry.publishing.embargo import embargo_of, set_embargo


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Name the moment, put it off or end it, with a reason."""
    record = seen(request, reference)
    standing = embargo_of(record)
    form = EmbargoForm(
        request.POST or None, initial={"on": standing and standing.date(), "at": standing and standing.time()}
    )
    context = {"record": record, "form": form, "standing": standing}
    if request.method == "GET":
        return render(request, "desk/embargo.html", context)
    if not form.is_valid():
        return render(request, "desk/embargo.html", context, status=422)
    try:
        set_embargo(record, public_from=form.moment(), by=person(request), reason=form.cleaned_data["reason"])
    except InvalidInput as refusal:
        form.add_error("on" if refusal.field == "public_from" else "reason", plainly(refusal))
        return render(request, "desk/embargo.html", context, status=422)
    messages.success(request, _("Noted. The record leaves with the first batch after that moment."))
    return redirect("desk:record", record.reference)
