# SPDX-License-Identifier: Apache-2.0
"""Weapons, objects that were hit, and parties that are named."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.fields import Choices, PartForm, concept, day, line, number


class Counted(PartForm):
    """Things of which there may be several."""

    count_min = number(_("Fewest"))
    count_max = number(_("Most"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        low, high = cleaned.get("count_min"), cleaned.get("count_max")
        if high is not None and (low is None or high < low):
            self.add_error("count_max", _("The most needs a fewest that is not above it."))
        return cleaned


class WeaponForm(Counted):
    field_order = ("weapon", "delivery", "phase", "identified_by", "confidence", "model", "submunition_model")
    weapon = concept("weapon", blank=_("choose a weapon"), label=_("Weapon"))
    delivery = concept("delivery", initial="unknown", label=_("Delivery"))
    phase = concept("weapon_phase", initial="unknown", label=_("At the time of use, or a remnant"))
    identified_by = concept("identified_by", initial="unspecified", label=_("Identified by"))
    confidence = concept("attribution_confidence", initial="alleged", label=_("How sure"))
    model = line(_("Model, as identified"), max_length=120)
    submunition_model = line(_("Model of the submunition"), max_length=120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.has_changed() and not cleaned.get("weapon"):
            self.add_error("weapon", _("Choose the weapon."))
        return cleaned


class ObjectForm(Counted):
    field_order = ("object_class", "name", "extent", "functional", "in_use_as")
    object_class = concept("object_class", blank=_("choose an object"), label=_("Object"))
    name = line(_("Name"), help_text=_("Never public."))
    extent = concept("damage_extent", initial="unknown", label=_("Extent of damage"))
    functional = concept("functional", initial="unknown", label=_("Still works"))
    in_use_as = concept("in_use_as", initial="unknown", label=_("In use as"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.has_changed() and not cleaned.get("object_class"):
            self.add_error("object_class", _("Choose the object."))
        return cleaned


class AttributionForm(PartForm):
    """That a party is said to have done it. `claim`: the claim it rests on, from 0."""

    actor = forms.ChoiceField(label=_("Party"), required=False)
    actor_name = line(
        _("or a party not named before"), help_text=_("Its own name, or the United Nations' one.")
    )
    actor_class = concept("actor_class", blank=_("kind of party"), label=_("Kind of the new party"))
    role = concept("attribution_role", initial="user_of_weapon", label=_("Role"))
    confidence = concept("attribution_confidence", initial="alleged", label=_("How sure"))
    basis = concept("attribution_basis", initial="source_statement", label=_("What it rests on"))
    position = concept("attribution_position", initial="silent", label=_("Position of the party"))
    denied_at = day(_("Denied on"))
    deaths_conceded_min = number(_("Deaths the party accepts, fewest"))
    deaths_conceded_max = number(_("Deaths the party accepts, most"))
    claim = forms.TypedChoiceField(label=_("Rests on claim"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, actors: Choices = (), claims: int = 0, **options: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **options)
        numbered = [(str(n), _("claim %(n)s") % {"n": n + 1}) for n in range(claims)]
        self.fields["actor"].choices = [("", _("choose a party")), *actors]  # type: ignore[attr-defined]
        self.fields["claim"].choices = [("", _("no single claim")), *numbered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.has_changed():
            return cleaned
        if not cleaned.get("actor") and not cleaned.get("actor_name"):
            self.add_error("actor", _("Choose the party, or name one."))
        if cleaned.get("actor") and cleaned.get("actor_name"):
            self.add_error("actor_name", _("Choose one above or name a new one, not both."))
        if cleaned.get("actor_name") and not cleaned.get("actor_class"):
            self.add_error("actor_class", _("Say what kind of party this is."))
        return cleaned
