# SPDX-License-Identifier: Apache-2.0
"""What is typed around a record: who gets it, what is said about it, what is done with many at once."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import RoleGrant, Team, User
from registry.accounts.roles import ROLES
from registry.desk.forms.fields import Form, day
from registry.desk.forms.team import WHOLE_DESK, own_teams
from registry.desk.words import ANCHORS
from registry.domain.assignment import NEEDS, Task
from registry.review.comment import readers
from registry.review.models import DigestChoice

TASKS = ((Task.REVIEW.value, _("for review")), (Task.WRITE.value, _("for writing")))


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no type argument at run time
    """One of the people of the desk, by name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=User.objects.none(), **options)

    def label_from_instance(self, person: User) -> str:
        return f"{person} (@{person.username})"


class AssignForm(Form):
    """Each person stands with what they may be given the record for: who wrote in it never reviews it."""

    task = forms.ChoiceField(label=_("For what"), choices=TASKS)
    person = PersonField(label=_("To whom"), empty_label=_("choose somebody"))
    due = day(_("Due on"))

    def __init__(self, *args: Any, authors: Collection[UUID] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.authors = authors
        field = self.fields["person"]
        field.queryset = able(authors)  # type: ignore[attr-defined]
        field.label_from_instance = self.label_of  # type: ignore[attr-defined]

    def tasks_of(self, person: Any) -> list[str]:
        return [task for task, _words in TASKS if getattr(person, f"may_{task}")]

    def label_of(self, person: Any) -> str:
        words = dict(TASKS)
        tasks = gettext(", ").join(str(words[task]) for task in self.tasks_of(person))
        return f"{person} (@{person.username}): {tasks}"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        person = cleaned.get("person")
        if person and cleaned.get("task") not in self.tasks_of(person):
            self.add_error(
                "person", gettext("This person cannot have it for that. The list says what each can do.")
            )
        return cleaned


def able(authors: Collection[UUID]) -> QuerySet[User]:
    """Return who may be given a record that these people wrote, and for what, by name."""

    def holds(task: Task) -> Exists:
        roles = [role for role, granted in ROLES.items() if NEEDS[task] in granted]
        return Exists(RoleGrant.objects.filter(user=OuterRef("pk"), role__in=roles))

    people = readers().annotate(
        may_review=ExpressionWrapper(
            holds(Task.REVIEW) & ~Q(pk__in=list(authors)), output_field=BooleanField()
        ),
        may_write=holds(Task.WRITE),
    )
    return people.filter(Q(may_review=True) | Q(may_write=True))


class UnassignForm(Form):
    task = forms.ChoiceField(choices=TASKS)


class CommentForm(Form):
    """`answers`: the thread it belongs to, where it is an answer."""

    anchor = forms.ChoiceField(
        label=pgettext_lazy("part of a record", "About"),
        choices=list(ANCHORS.items()),
        required=False,
    )
    text = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Colleagues read it; it is never public and cannot be edited."),
    )
    mentions = forms.ModelMultipleChoiceField(
        label=_("Tell"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("Or write @ and the user name in the comment."),
    )
    answers = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["mentions"].queryset = readers()  # type: ignore[attr-defined]


class BulkForm(Form):
    """`fingerprint`: which records the confirming page named."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    person = PersonField(label=_("To whom"), empty_label=_("choose somebody"))
    due = day(_("Due on"))
    team = forms.ChoiceField(label=_("To which team"))
    wider = forms.BooleanField(
        label=_("More people may see these records"),
        required=False,
        help_text=_("Without it, a record that more people would see than now stays where it is."),
    )
    fingerprint = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    field_order = ("person", "due", "team", "reason", "wider")

    def __init__(self, *args: Any, asks: frozenset[str], by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"reason", "person", "due", "team", "wider"} - asks:
            del self.fields[name]
        if "team" in self.fields:
            self.fields["team"].choices = [("", _("choose one")), *own_teams(by)]  # type: ignore[attr-defined]
        if "person" in self.fields:
            self.fields["person"].queryset = readers()  # type: ignore[attr-defined]

    def clean_team(self) -> Team | None:
        """Return the team; None is the whole desk."""
        chosen = self.cleaned_data["team"]
        return None if chosen == WHOLE_DESK else Team.objects.get(pk=chosen)


class DigestForm(Form):
    every = forms.ChoiceField(
        label=_("Tell me by e-mail that something waits"), choices=DigestChoice.Every.choices
    )
    address = forms.EmailField(label=_("Address"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("every") != DigestChoice.Every.OFF and not cleaned.get("address"):
            self.add_error("address", _("Write the address that the e-mail goes to."))
        return cleaned
