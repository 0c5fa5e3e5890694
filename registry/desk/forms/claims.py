# SPDX-License-Identifier: Apache-2.0
"""One statement: who says it, in which document, and the numbers in it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import URLValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry.desk.forms.dates import check_edtf
from registry.desk.forms.fields import Choices, PartForm, concept, day, line, row_number, yes
from registry.desk.forms.stated import StatedForm
from registry.domain.source_names import PERHAPS_PERSONS

ENOUGH = 40


class CasualtyForm(StatedForm):
    """How many people came to one kind of harm. `part_of`: an earlier figure of the same claim, from 0."""

    harm = concept("harm", initial="killed", label=_("Harm"))
    status = concept("casualty_status", initial="unknown", label=pgettext_lazy("of people", "Status"))
    sex = concept("sex", initial="unknown", label=_("Sex"))
    age = concept("age", initial="unknown", label=_("Age"))
    part_of = forms.TypedChoiceField(label=_("Of which"), required=False, coerce=int, empty_value=None)
    roles = forms.MultipleChoiceField(label=_("Roles"), required=False)
    includes_combatants = yes(_("A total of all persons, combatants included: shown, never counted"))

    def __init__(self, *args: Any, position: int = 0, **options: Any) -> None:
        super().__init__(*args, **options)
        earlier = [(str(n), _("part of figure %(n)s") % {"n": n + 1}) for n in range(position)]
        self.fields["part_of"].choices = [("", _("a figure of its own")), *earlier]  # type: ignore[attr-defined]
        self.fields["roles"].choices = concept("person_role").choices  # type: ignore[attr-defined]


class DisplacementForm(StatedForm):
    """How many persons, families or households had to leave."""

    unit = concept("count_unit", initial="persons", label=_("Unit"))
    from_place = line(_("From"))
    to_place = line(_("To"))
    period_edtf = line(_("Period"), max_length=60, help_text=_("For example 2024-11-27/2024-11-28."))
    cumulative = yes(_("Adds up over the whole period"))

    def clean_period_edtf(self) -> str:
        return check_edtf(self.cleaned_data["period_edtf"])


if TYPE_CHECKING:
    Rows = forms.BaseFormSet[CasualtyForm]
else:
    Rows = forms.BaseFormSet  # Django's formsets take type arguments in their stubs alone


class CasualtyRows(Rows):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"position": index or 0}


CasualtyFormSet = forms.formset_factory(CasualtyForm, CasualtyRows, extra=0, max_num=ENOUGH, absolute_max=100)
DisplacementFormSet = forms.formset_factory(DisplacementForm, extra=0, max_num=ENOUGH, absolute_max=100)


class WebAddress(forms.URLField):
    default_validators = [
        URLValidator(
            schemes=["http", "https"], message=_("Write an address of the web: http:// or https://.")
        )
    ]


def kind_of_source(**words: Any) -> Any:
    """Return the choice of a kind. Choosing one that may be a person ticks that the name is never public, by a script."""
    asks = forms.Select(attrs={"data-perhaps-persons": " ".join(sorted(PERHAPS_PERSONS))})
    hint = _(
        "An eyewitness, a victim and a relative are never named in public. Whether an account on a social network is"
        " named, you decide below."
    )
    return concept("source_kind", widget=asks, help_text=hint, **words)


class ClaimForm(PartForm):
    """A document, the person or body it quotes, and what it says. Choose what stands already or name a new one."""

    item = forms.UUIDField(required=False, widget=forms.HiddenInput)
    source = forms.ChoiceField(label=_("Published by"), required=False)
    source_name = line(_("or a new publisher"))
    source_kind = kind_of_source(blank=_("kind of publisher"), label=_("Kind of the new publisher"))
    source_protected = yes(_("The new publisher's name is never public"))
    source_reliability = concept(
        "reliability", initial="f", label=_("Reliability of the new publisher"), help_text=_("Never public.")
    )
    url = WebAddress(
        label=pgettext_lazy("of a document", "Address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
    )
    archive_url = WebAddress(
        label=_("Address of an archived copy"), required=False, max_length=2000, assume_scheme="https"
    )
    published_edtf = line(
        _("Published on"), max_length=60, help_text=_("For example 2024-11-27. Empty if not known.")
    )
    language = line(_("Language of the document"), max_length=10, help_text=_("A code, such as en or ar."))
    document_title = forms.CharField(
        label=_("Title of the document"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Never public."),
    )
    document_restricted = yes(_("The document is never named in public: no address, no archived copy"))
    speaker = forms.ChoiceField(label=_("Quotes"), required=False)
    speaker_name = line(_("or a new quoted source"))
    speaker_kind = kind_of_source(blank=_("kind of source"), label=_("Kind of the new quoted source"))
    speaker_protected = yes(_("The new quoted source's name is never public"))
    speaker_reliability = concept(
        "reliability",
        initial="f",
        label=_("Reliability of the new quoted source"),
        help_text=_("Never public."),
    )
    origin_group = line(
        _("Origin"),
        max_length=80,
        help_text=_("Claims of one origin count once. Empty: the quoted source, else the publisher."),
    )
    position = concept("attribution_position", blank=_("no party speaking"), label=_("If a party speaks"))
    scope = concept("claim_scope", initial="whole", label=_("Covers"))
    credibility = concept("credibility", initial="6", label=_("Credibility"), help_text=_("Never public."))
    verbatim = forms.CharField(
        label=_("Its words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Never public."),
    )
    verbatim_language = line(_("Language of the words"), max_length=10)
    translation = forms.CharField(
        label=_("Translation of its words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Never public."),
    )
    supersedes = forms.TypedChoiceField(
        label=_("Takes the place of"), required=False, coerce=int, empty_value=None
    )
    retracted_by_source_at = day(_("Taken back by its source on"))
    excluded_reason = line(
        _("Not counted, because"), max_length=300, help_text=_("Public. Empty: it counts.")
    )

    def __init__(self, *args: Any, sources: Choices = (), **options: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **options)
        self.fields["source"].choices = [("", _("choose a publisher")), *sources]  # type: ignore[attr-defined]
        self.fields["speaker"].choices = [("", _("nobody: its own words")), *sources]  # type: ignore[attr-defined]
        above = [(str(n), _("claim %(n)s") % {"n": n + 1}) for n in range(row_number(self.prefix))]
        self.fields["supersedes"].choices = [("", _("no earlier claim")), *above]  # type: ignore[attr-defined]

    @cached_property
    def casualties(self) -> Any:
        return self.inner(CasualtyFormSet, "casualties")

    @cached_property
    def displacements(self) -> Any:
        return self.inner(DisplacementFormSet, "displacements")

    def inner(self, rows: Any, name: str) -> Any:
        made = rows(self.data, prefix=f"{self.prefix}-{name}")
        for form in made.forms:
            form.quiet = self.quiet
        return made

    def has_changed(self) -> bool:
        inner = [*self.casualties.forms, *self.displacements.forms]
        return super().has_changed() or any(form.has_changed() for form in inner)

    def clean_published_edtf(self) -> str:
        return check_edtf(self.cleaned_data["published_edtf"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.has_changed():
            return cleaned
        if not cleaned.get("source") and not cleaned.get("source_name"):
            self.add_error("source", _("Choose who published it, or name a new publisher."))
        for name in ("source", "speaker"):
            if cleaned.get(f"{name}_name") and not cleaned.get(f"{name}_kind"):
                self.add_error(f"{name}_kind", _("Say what kind of source this is."))
            if cleaned.get(name) and cleaned.get(f"{name}_name"):
                self.add_error(f"{name}_name", _("Choose one above or name a new one, not both."))
        return cleaned
