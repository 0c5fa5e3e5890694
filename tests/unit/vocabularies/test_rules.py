# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.vocabularies.problems import InvalidVocabulary
from registry.vocabularies.read import read


def problems_of(directory) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidVocabulary) as refusal:
        read(directory)
    return [(problem.file, problem.concept, problem.rule) for problem in refusal.value.problems]


def test_a_sound_file_is_read_in_its_own_order(folder, concept):
    data = read(folder(concept("pear"), concept("apple", 'parent = "pear"', "grouping = true")))["fruit"]

    assert [(each.code, each.position, each.parent) for each in data.concepts] == [
        ("pear", 1, None),
        ("apple", 2, "pear"),
    ]
    assert data.by_code["apple"].attributes == {"grouping": True}


def test_a_folder_without_schemes_is_no_vocabulary(tmp_path):
    with pytest.raises(FileNotFoundError, match="No vocabulary file"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("colour_grp = 'air'", "colour_grp is not a known key"),
        ("grouping = 1", "grouping must be bool, not int"),
        ("radius_m = true", "radius_m must be int, not bool"),
        ("family_label.en = 'Apples'", "family_label.ar is missing"),
        (
            "family_label = {en = 'Apples', ar = ''}",
            "has a family_label and is no family that may be recorded itself",
        ),
        ("status = 'gone'", "status must be one of active, deprecated"),
        ("replaced_by = 'pear'", "only a deprecated concept names the one that replaces it"),
        ("parent = 'plum'", "parent plum is not in this scheme"),
        ("parent = 'apple'", "is its own ancestor"),
        (
            "status = 'deprecated'\nreplaced_by = 'plum'",
            "replaced_by plum is not an active concept of this scheme",
        ),
        ("crosswalk.xyz = ['1']", "crosswalk.xyz is not one of acled, admiralty, aw, gtd, ucdp, who_ssa"),
        ("crosswalk.aw = '1'", "crosswalk.aw must be a list of texts"),
        ("crosswalk.aw = [1]", "crosswalk.aw must be a list of texts"),
        ("crosswalk.aw = ['1', '1']", "crosswalk.aw names a value twice"),
        ("also_called = ['plum']", "also_called must be dict, not list"),
        ("also_called.arabic = ['plum']", "also_called.arabic is not a language code"),
        ("also_called.en = 'plum'", "also_called.en must be a list of texts"),
        ("also_called.en = []", "also_called.en must be a list of texts"),
        ("also_called.en = ['plum', 'plum']", "also_called.en names a value twice"),
        ("label.arabic = ''", "label.arabic is not a language code"),
        ("label.uk = 4", "label.uk must be text"),
        ("label.uk = ' x'", "label.uk has spaces around it"),
    ],
)
def test_a_broken_concept_is_named_with_its_rule(folder, concept, line, rule):
    assert problems_of(folder(concept("pear"), concept("apple", line))) == [("fruit.toml", "apple", rule)]


@pytest.mark.parametrize("code", ["Apple", "red-apple", "", "a" * 41, "تفاح"])
def test_a_code_is_plain(folder, concept, code):
    rule = "code must be 1 to 40 of a-z, 0-9 and _"
    assert problems_of(folder(concept(code, en="Apple"))) == [("fruit.toml", code or "concept 1", rule)]


def test_a_code_stands_once_in_a_scheme(folder, concept):
    found = problems_of(folder(concept("apple"), concept("apple", en="Another")))

    assert found == [("fruit.toml", "apple", "code is used twice")]


def test_two_terms_never_share_an_english_label(folder, concept):
    found = problems_of(folder(concept("apple"), concept("pear", en="APPLE")))

    assert found == [("fruit.toml", "pear", "has the same English label as apple")]


def test_the_english_label_is_never_empty(folder, concept):
    assert problems_of(folder(concept("apple", en=""))) == [("fruit.toml", "apple", "label.en is empty")]


def test_a_missing_arabic_label_is_written_as_an_empty_one(folder, concept):
    without = concept("apple").replace('label.ar = ""\n', "")

    assert problems_of(folder(without)) == [("fruit.toml", "apple", "label.ar is missing")]


def test_a_cycle_is_found_whatever_its_length(folder, concept):
    ring = [concept("a", "parent = 'c'"), concept("b", "parent = 'a'"), concept("c", "parent = 'b'")]

    found = problems_of(folder(*ring, concept("d", "parent = 'a'")))

    assert [(code, rule) for _, code, rule in found] == [(code, "is its own ancestor") for code in "abc"]


def test_a_flat_scheme_has_no_parents(folder, concept):
    found = problems_of(folder(concept("pear"), concept("apple", "parent = 'pear'"), hierarchical=False))

    assert found == [("fruit.toml", "apple", "has a parent in a scheme that is not hierarchical")]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('code = "fruit"\n', "code is missing"),
        ("version = 1\n", "version is missing"),
        ("hierarchical = true\n", "hierarchical is missing"),
        ('title.en = "Fruit"\n', "title.en is missing"),
        ('source = "invented"\n', "source is missing"),
    ],
)
def test_a_header_is_complete(folder, concept, line, rule):
    file = folder(concept("apple")) / "fruit.toml"
    file.write_text(file.read_text().replace(line, "", 1))

    assert ("fruit.toml", "", rule) in problems_of(file.parent)


def test_a_scheme_has_the_name_of_its_file(folder, concept):
    file = folder(concept("apple")) / "fruit.toml"
    file.rename(file.with_name("fruits.toml"))

    assert problems_of(file.parent) == [("fruits.toml", "", "code must be the name of the file, fruits")]


def test_a_file_that_is_not_toml_is_named(folder):
    ((file, _, rule),) = problems_of(folder("[[concept"))

    assert file == "fruit.toml"
    assert rule.startswith("is not TOML in UTF-8: ")


def test_every_problem_of_every_file_is_told_at_once(folder, concept):
    folder(concept("apple", "shape = 'round'"))
    found = problems_of(folder(concept("leek", "status = 'x'"), concept("kale", en=""), code="greens"))

    assert [(file, code) for file, code, _ in found] == [
        ("fruit.toml", "apple"),
        ("greens.toml", "leek"),
        ("greens.toml", "kale"),
    ]
