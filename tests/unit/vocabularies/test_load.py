# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.vocabularies.load import LoadReport, load
from registry.vocabularies.models import Concept, Scheme
from registry.vocabularies.problems import InvalidVocabulary
from registry.vocabularies.read import schemes

pytestmark = pytest.mark.usefixtures("emptied")


def rows() -> list[tuple[object, ...]]:
    return list(Concept.objects.order_by("id").values_list())


def refusals(directory) -> list[str]:
    before = rows()
    with pytest.raises(InvalidVocabulary) as refusal:
        load(directory)
    assert rows() == before
    return [str(problem) for problem in refusal.value.problems]


def test_loading_twice_changes_nothing():
    number = len(schemes()) + sum(len(data.concepts) for data in schemes().values())

    first, once = load(), rows()
    second = load()

    assert (first, second) == (LoadReport(number, 0, 0), LoadReport(0, 0, number))
    assert rows() == once


def test_rows_say_what_the_files_say():
    load()

    rocket = Concept.objects.get(scheme="weapon", code="cluster_rocket")
    assert rocket.parent is not None
    assert rocket.parent.code == "cluster_munition"
    assert rocket.attributes["colour_group"] == "shells"
    assert Concept.objects.get(scheme="location_precision", code="town").attributes["radius_m"] == 3000
    assert Scheme.objects.get(code="weapon").sha256 == schemes()["weapon"].sha256


def test_a_label_may_be_put_right(folder, concept):
    load(folder(concept("apple"), concept("pear")))

    report = load(folder(concept("apple", "label.uk = 'яблуко'"), concept("pear")))

    assert report == LoadReport(created=0, updated=2, unchanged=1)  # the scheme's hash and one label
    assert Concept.objects.get(code="apple").label["uk"] == "яблуко"


def test_a_parent_may_stand_after_its_child(folder, concept):
    assert load(folder(concept("gala", "parent = 'apple'"), concept("apple"))).created == 3

    assert Concept.objects.get(code="gala").parent == Concept.objects.get(code="apple")


def test_a_row_changed_by_hand_is_set_right(folder, concept):
    load(folder(concept("apple")))
    Concept.objects.update(label={"en": "Pomme"})

    assert load(folder(concept("apple"))).updated == 1
    assert Concept.objects.get().label["en"] == "Apple"


def test_a_code_never_vanishes(folder, concept):
    load(folder(concept("apple"), concept("pear")))

    assert refusals(folder(concept("pear"))) == [
        'fruit.toml: apple: is gone: a code is never taken back, set status = "deprecated" instead'
    ]


def test_a_code_may_be_deprecated_for_another(folder, concept):
    load(folder(concept("apple"), concept("pear")))

    load(folder(concept("apple", "status = 'deprecated'", "replaced_by = 'pear'"), concept("pear")))

    assert Concept.objects.get(code="apple").replaced_by == Concept.objects.get(code="pear")


def test_a_vocabulary_never_vanishes(folder, concept):
    folder(concept("apple"))
    both = folder(concept("leek"), code="greens")
    load(both)

    (both / "fruit.toml").unlink()

    assert refusals(both) == ["fruit.toml: the file of a vocabulary in use is gone"]


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("A fruit.", "A round fruit.", "definition"),
        ('"A fruit."', '"A fruit."\nparent = "pear"', "parent"),
        ('"A fruit."\nparent = "pear"', '"A fruit."', "parent"),
    ],
)
def test_a_changed_meaning_needs_a_new_version(folder, concept, before, after, part):
    plain, pear = concept("apple"), concept("pear")
    load(folder(plain.replace(min(before, after, key=len), before), pear))
    changed = plain.replace(min(before, after, key=len), after)

    assert refusals(folder(changed, pear)) == [
        f"fruit.toml: apple: has a changed {part}: raise the version of the scheme"
    ]
    assert load(folder(changed, pear, version=2)).updated == 2


def test_a_translated_definition_needs_none(folder, concept):
    load(folder(concept("apple")))

    assert load(folder(concept("apple", "definition.uk = 'Плід.'"))).updated == 2


def test_a_version_never_goes_back(folder, concept):
    load(folder(concept("apple"), version=2))

    assert refusals(folder(concept("apple"), version=1)) == ["fruit.toml: version 1 is below the loaded 2"]


def test_one_bad_file_keeps_every_file_out(folder, concept):
    folder(concept("apple"))

    assert refusals(folder(concept("leek", "parent = 'kale'"), code="greens")) == [
        "greens.toml: leek: parent kale is not in this scheme"
    ]
    assert not Scheme.objects.exists()
