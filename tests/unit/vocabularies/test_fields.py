# SPDX-License-Identifier: Apache-2.0
import pytest
from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from django.utils.translation import override

from registry.vocabularies import read
from registry.vocabularies.fields import ConceptField
from registry.vocabularies.triggers import concept_columns


def field(scheme: str = "weapon", **options) -> ConceptField:
    made = ConceptField(scheme, **options)
    made.set_attributes_from_name("thing")
    return made


def values(choices) -> list[str]:
    nested = [value if isinstance(value, list) else [(code, value)] for code, value in choices]
    return [code for group in nested for code, _ in group]


def test_a_form_offers_the_words_of_the_vocabulary_under_their_families():
    choices = dict(field().formfield().choices)

    assert ("cluster_rocket", "Cluster munition, ground-launched rocket") in choices[
        "Cluster munitions (all)"
    ]
    assert "air_weapon" not in values(field().formfield().choices)
    assert choices["toxic_chemical"] == "Toxic chemical"


def test_a_form_speaks_the_language_of_its_reader():
    class Form(forms.Form):
        sex = field("sex").formfield()

    with override("ar"):
        assert dict(Form().fields["sex"].choices)["female"] == "أنثى"
    with override("en"):
        assert dict(Form().fields["sex"].choices)["female"] == "Female"


def test_a_form_no_longer_offers_a_deprecated_word_which_earlier_records_keep(monkeypatch, folder, concept):
    made = read.read(folder(concept("apple", "status = 'deprecated'"), concept("pear")))
    monkeypatch.setattr(read, "schemes", lambda: made)
    read.descendants.cache_clear()

    fruit = field("fruit")

    assert values(fruit.formfield().choices) == ["", "pear"]
    assert fruit.clean("apple", None) == "apple"


@pytest.mark.parametrize("word", ["catapult", "air_weapon", ""])
def test_an_unknown_word_is_invalid(word):
    with pytest.raises(ValidationError):
        field().clean(word, None)


def test_a_migration_holds_the_scheme_and_no_word_of_it():
    written, imports = MigrationWriter.serialize(field(default="unknown"))

    assert written == "registry.vocabularies.fields.ConceptField('weapon', default='unknown')"
    assert imports == {"import registry.vocabularies.fields"}


def test_a_field_survives_its_own_description():
    _, path, args, options = field(blank=True).deconstruct()

    again = ConceptField(*args, **options)

    assert path == "registry.vocabularies.fields.ConceptField"
    assert (again.scheme, again.max_length, again.blank) == ("weapon", 40, True)


@pytest.mark.parametrize(
    ("made", "errors"),
    [
        (lambda: field("weapons"), ["vocabularies.E001"]),
        (lambda: field("reliability", default="F"), ["vocabularies.E002"]),
        (lambda: field("reliability", default="f"), []),
        (lambda: field("part_of_day", blank=True, default=""), []),
    ],
)
def test_a_wrong_scheme_or_default_stops_the_start(made, errors):
    assert [message.id for message in made().check()] == errors


@isolate_apps("registry.vocabularies")
def test_a_model_knows_the_guard_its_columns_need():
    class Basket(models.Model):
        weapon = ConceptField("weapon")
        part = ConceptField("part_of_day", blank=True)
        roles = ArrayField(ConceptField("person_role"))
        note = models.TextField()

        class Meta:
            app_label = "vocabularies"

        def __str__(self) -> str:
            return self.note

    assert concept_columns(Basket) == {"weapon": "weapon", "part": "part_of_day?", "roles": "person_role[]"}
