# SPDX-License-Identifier: Apache-2.0
"""Setting the best figure of a harm, by a reviewer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.casework.actions.assess import ranges, set_best, take_best_away
from registry.casework.actions.log import refuse_standing
from registry.casework.models import Record
from registry.desk.figures import as_figure
from registry.desk.forms.best import BestForm
from registry.desk.people import person, seen
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput, NotPermitted
from registry.ui.errors import status_of
from registry.vocabularies import read


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the ranges and what was set; set a best figure with its reason, or take one away."""
    record, by = seen(request, reference), person(request)
    if "review.decide" not in by.granted:
        raise NotPermitted("Setting a best figure needs the role reviewer.")
    refuse_standing(record)
    harms = [(harm, read.label("harm", harm, get_language() or "en")) for harm in ranges(record)]
    if harm := request.POST.get("take_away", ""):
        take_best_away(record, harm=harm, by=by)
        messages.success(request, _("The best figure is taken away."))
        return redirect("desk:best", record.reference)
    form = BestForm(request.POST or None, harms=harms)
    if request.method == "GET" or not form.is_valid():
        return shown(request, record, form, status=200 if request.method == "GET" else 422)
    typed = form.cleaned_data
    try:
        reason = {language: typed[f"reason_{language}"] for language in ("en", "ar")}
        set_best(record, harm=typed["harm"], best=typed["best"], method=typed["method"], reason=reason, by=by)
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        return shown(request, record, form, status=status_of(refusal))
    messages.success(request, _("The best figure is set. Another person approves the record."))
    return redirect("desk:record", record.reference)


def shown(request: HttpRequest, record: Record, form: BestForm, *, status: int) -> HttpResponse:
    language = get_language() or "en"
    lines = [
        (read.label("harm", harm, language), as_figure(figure)) for harm, figure in ranges(record).items()
    ]
    context = {"record": record, "form": form, "lines": lines, "set": record.assessments.order_by("harm")}
    return render(request, "desk/best.html", context, status=status)
