# SPDX-License-Identifier: Apache-2.0
"""What typed words may mean, over the vocabularies as they are and a few areas."""

import pytest

from registry.published.codes import SCHEMES
from registry.published.labels import concept_of, in_families
from registry.published.meant.index import indexed
from registry.published.meant.matching import matches
from registry.published.meant.name import Name, spelled
from registry.published.meant.names import CODED, of_concepts
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
    Name("area", "SY05", {"en": "Hama", "ar": "حماة"}, SYRIA),
    Name("area", "SY04", {"en": "Homs", "ar": "حمص"}, SYRIA),
    Name("area", "SY13", {"en": "As-Sweida", "ar": "السويداء"}, SYRIA),
    Name("area", "SY12", {"en": "Dar'a", "ar": "درعا"}, SYRIA),
    Name("area", "SWE", {"en": "Sweden", "ar": "السويد"}),
    Name("area", "GRD", {"en": "Grenada", "ar": "غرينادا", "fr": "Grenade"}),
    Name("area", "CHL", {"en": "Chile", "ar": "تشيلي"}),
    Name("area", "RUS", {"en": "Russia", "ar": "روسيا"}),
    Name("area", "AND", {"en": "Andorra", "ar": "أندورا"}),
)


@pytest.fixture(scope="module")
def names():
    schemes = {SCHEMES[parameter] for parameter in CODED}
    known = {
        scheme: in_families([concept_of(raw) for raw in read.as_public(scheme)["concepts"]])
        for scheme in schemes
    }
    return indexed((*(each for area in AREAS for each in spelled(area)), *of_concepts(known)))


def codes(typed, names, language="en"):
    return ["+".join(name.code for name in each.names) for each in matches(typed, names, language)]


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
        ("churches", "place_of_worship"),
        ("woman", "women"),
        ("child", "children"),
        ("Hama", "SY05"),
        ("السويداء", "SY13"),
        ("السويد", "SWE"),
    ],
)
def test_a_name_as_people_type_it_comes_first(names, typed, code):
    assert codes(typed, names)[0] == code


def test_no_class_stands_beside_its_family(names):
    assert codes("cluster munition", names) == ["cluster_munition"]
    assert (
        codes("cluster munition mortar", names)[0] == "cluster_mortar"
    )  # the control: the family lacks a word


def test_the_whole_name_comes_before_its_beginning(names):
    assert codes("Niger", names) == ["NER", "NGA"]
    assert codes("Nige", names) == ["NER", "NGA"]
    assert codes("Nigeri", names) == ["NGA"]


def test_the_language_of_the_reader_comes_first():
    same = [Name("weapon", "a", {"en": "Word"}), Name("weapon", "b", {"ar": "Word"})]
    found = indexed(each for name in same for each in spelled(name))

    assert codes("word", found, "en") == ["a", "b"]
    assert codes("word", found, "ar") == ["b", "a"]


def test_names_among_other_words_are_offered_together_and_alone(names):
    assert codes("cluster bombs in Idlib", names) == ["cluster_munition+SY07", "cluster_munition", "SY07"]
    assert codes("ذخائر عنقودية إدلب", names) == ["cluster_munition+SY07", "cluster_munition", "SY07"]
    assert codes("Syria Iran", names) == ["SYR", "IRN"]  # one parameter: each alone


@pytest.mark.parametrize(
    "typed",
    [
        "Hamas",
        "Hamas militants",
        "Russian jet",
        "هجوم روسي",
        "درع",
        "and",
        "the",
        "Iraq",
        "xyzzy",
        "a",
        "s",
        "-idleb",
        "-syria -artillery",
        "",
        '""',
        "wordless nothing",
    ],
)
def test_what_is_no_name_is_offered_as_none(names, typed):
    """Negative control: another name, one letter, what must not be there."""
    assert codes(typed, names) == []


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("child killed in Homs", "CHL"),
        ("Homs", "improvised_mine"),
        ("grenades", "GRD"),
        ("قصف درعا", "shelling"),
    ],
)
def test_a_word_is_not_taken_for_a_place_or_a_thing_that_it_only_resembles(names, typed, never):
    found = codes(typed, names)

    assert found  # the control: something else is offered
    assert never not in "+".join(found).split("+")


def test_what_must_not_be_there_is_left_aside(names):
    assert codes("Syria -camp", names) == ["SYR"]
