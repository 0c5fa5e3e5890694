# SPDX-License-Identifier: Apache-2.0
"""What typed words may mean, over the vocabularies as they are and a few areas."""

import pytest

from registry.published.codes import SCHEMES
from registry.published.labels import concept_of, in_families
from registry.published.meant.matching import matches
from registry.published.meant.names import CODED, Name, spelled
from registry.vocabularies import read

SYRIA = Name("area", "SYR", {"en": "Syria", "ar": "سوريا", "fr": "Syrie"})
AREAS = (
    SYRIA,
    Name("area", "SY07", {"en": "Idleb", "ar": "إدلب"}, SYRIA),
    Name("area", "SY11", {"en": "Ar-Raqqa", "ar": "الرقة"}, SYRIA),
    Name("area", "SY09", {"en": "Deir-ez-Zor", "ar": "دير الزور"}, SYRIA),
    Name("area", "NER", {"en": "Niger", "ar": "النيجر"}),
    Name("area", "NGA", {"en": "Nigeria", "ar": "نيجيريا"}),
    Name("area", "IRN", {"en": "Iran", "ar": "إيران"}),
)


@pytest.fixture(scope="module")
def spellings():
    found = [each for area in AREAS for each in spelled(area)]
    for parameter in CODED:
        known = {}
        for each in in_families([concept_of(raw) for raw in read.as_public(SCHEMES[parameter])["concepts"]]):
            known[each.code] = Name(parameter, each.code, each.label, known.get(each.parent))
            found += spelled(known[each.code], each.also_called)
    return found


def codes(typed, spellings, language="en"):
    return ["+".join(name.code for name in each.names) for each in matches(typed, spellings, language)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Idlib", "SY07"),
        ("«إدلب", "SY07"),
        ("ادلب", "SY07"),
        ("SYRIA", "SYR"),
        ("سوريا", "SYR"),
        ("سورية", "SYR"),
        ("Syrie", "SYR"),
        ("رقة", "SY11"),
        ("raqqa", "SY11"),
        ("deir ezzor", "SY09"),
        ("cluster bombs", "cluster_munition"),
        ("Cluster munitions", "cluster_munition"),
        ("ذخائر عنقودية", "cluster_munition"),
        ("العنقودية", "cluster_munition"),
        ("artillery", "artillery_shell"),
        ("barrel bombs", "improvised_air_dropped_bomb"),
        ("براميل متفجرة", "improvised_air_dropped_bomb"),
        ("land mine", "mine"),
        ("landmines", "mine"),
        ("airstrike", "air_strike"),
        ("schools", "school"),
        ("مدارس", "school"),
        ("journalists", "journalist"),
    ],
)
def test_a_name_as_people_type_it_comes_first(spellings, typed, code):
    assert codes(typed, spellings)[0] == code


def test_no_class_stands_beside_its_family(spellings):
    assert codes("cluster munition", spellings) == ["cluster_munition"]
    assert (
        codes("cluster munition mortar", spellings)[0] == "cluster_mortar"
    )  # the control: the family lacks a word


def test_the_whole_name_comes_before_its_beginning(spellings):
    assert codes("Niger", spellings) == ["NER", "NGA"]
    assert codes("Nige", spellings) == ["NER", "NGA"]
    assert codes("Nigeri", spellings) == ["NGA"]


def test_the_language_of_the_reader_comes_first():
    same = [Name("weapon", "a", {"en": "Word"}), Name("weapon", "b", {"ar": "Word"})]
    found = [each for name in same for each in spelled(name)]

    assert codes("word", found, "en") == ["a", "b"]
    assert codes("word", found, "ar") == ["b", "a"]


def test_names_among_other_words_are_offered_together_and_alone(spellings):
    assert codes("cluster bombs in Idlib", spellings) == ["cluster_munition+SY07", "cluster_munition", "SY07"]
    assert codes("ذخائر عنقودية إدلب", spellings) == ["cluster_munition+SY07", "cluster_munition", "SY07"]
    assert codes("Syria Iran", spellings) == ["SYR", "IRN"]  # one parameter: each alone


@pytest.mark.parametrize(
    "typed", ["Iraq", "xyzzy", "a", "s", "-idleb", "-syria -artillery", "", '""', "wordless nothing"]
)
def test_what_is_no_name_is_offered_as_none(spellings, typed):
    """Negative control: another name, one letter, what must not be there."""
    assert codes(typed, spellings) == []


def test_what_must_not_be_there_is_left_aside(spellings):
    assert codes("Syria -camp", spellings) == ["SYR"]
