# SPDX-License-Identifier: Apache-2.0
import re
import subprocess
import sys

import pytest

from registry.domain.errors import UnknownCode
from registry.vocabularies import read
from registry.vocabularies.shape import filled


def test_a_label_falls_back_to_english_where_a_translator_has_yet_to_fill_it():
    assert read.label("weapon", "cluster_munition", "ar").startswith("ذخيرة عنقودية (")
    assert read.in_language({"en": "Apple", "ar": ""}, "ar") == "Apple"
    assert read.label("weapon", "cluster_munition", "uk") == "Cluster munition (delivery unknown)"


def test_a_regional_language_takes_the_labels_of_its_language():
    assert read.label("sex", "female", "ar-SY") == read.label("sex", "female", "ar") == "أنثى"


@pytest.mark.parametrize(("scheme", "code"), [("weapon", "catapult"), ("weapons", "unknown"), ("weapon", "")])
def test_an_unknown_word_is_refused(scheme, code):
    with pytest.raises(UnknownCode):
        read.label(scheme, code)
    with pytest.raises(UnknownCode):
        read.descendants(scheme, code)


def test_a_family_holds_itself_and_its_classes():
    family = read.descendants("weapon", "cluster_munition")

    assert {"cluster_munition", "cluster_rocket", "submunition_unexploded"} <= family
    assert "artillery_shell" not in family
    assert read.descendants("weapon", "cluster_rocket") == {"cluster_rocket"}


def test_who_died_later_is_found_among_the_killed():
    assert read.descendants("harm", "killed") == {"killed", "died_later"}


def test_what_is_reported_together_stays_apart_from_its_parts():
    assert read.descendants("harm", "killed_or_injured") == {"killed_or_injured"}
    assert read.concept("harm", "killed_or_injured").attributes["never_split"] is True
    assert read.concept("age", "women_and_children").attributes["never_split"] is True


def test_public_data_leaves_empty_words_out():
    public = {concept["code"]: concept for concept in read.as_public("weapon")["concepts"]}

    assert filled({"en": "Mine", "ar": "", "fr": "Mine"}) == {"en": "Mine", "fr": "Mine"}
    assert set(public["cluster_munition"]["label"]) == {"en", "ar"}
    assert set(public["cluster_munition"]["definition"]) == {"en", "ar"}
    assert public["cluster_rocket"]["parent"] == "cluster_munition"
    assert read.as_public("location_precision")["concepts"][0]["crosswalk"]["aw"] == [
        "exact_location",
        "within_1m",
    ]


def test_the_version_of_the_vocabulary_changes_with_any_word_and_not_with_comments(folder, concept):
    before = read.read(folder(concept("apple")))["fruit"].sha256
    commented = read.read(folder("# a comment", concept("apple")))["fruit"].sha256
    changed = read.read(folder(concept("apple", "label.uk = 'яблуко'")))["fruit"].sha256

    assert before == commented != changed
    assert re.fullmatch("[0-9a-f]{12}", read.vocabulary_version())


def test_reading_needs_no_framework():
    program = "import sys, registry.vocabularies.read as r; r.schemes(); sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
