# SPDX-License-Identifier: Apache-2.0
"""Every vocabulary found on disk passes the same tests."""

import re

import pytest

from registry.domain.languages import LANGUAGES
from registry.published.statistics.names import PARENTED
from registry.vocabularies.read import SCHEMES, read
from registry.vocabularies.shape import ConceptData, SchemeData

FILES = sorted(SCHEMES.glob("*.toml"))
EXPECTED = {
    "incident_type",
    "weapon",
    "weapon_colour_group",
    "delivery",
    "harm",
    "casualty_status",
    "sex",
    "age",
    "person_role",
    "object_class",
    "source_kind",
    "reliability",
    "credibility",
    "actor_class",
    "harm_grade",
    "attribution_confidence",
    "location_precision",
    "location_method",
    "time_precision",
    "part_of_day",
    "sensitivity",
    "review_decision",
    "notice_type",
    "date_basis",
    "location_role",
    "weapon_phase",
    "identified_by",
    "qualifier",
    "count_unit",
    "damage_extent",
    "functional",
    "in_use_as",
    "attribution_role",
    "attribution_basis",
    "attribution_position",
    "claim_scope",
    "tri_state",
}
# Words that take a side or judge in law: they live in verbatim quotations and nowhere else.
LOADED = re.compile(
    r"\b(regimes?|terror\w*|martyr\w*|liberat\w*|target\w*|massacre\w*|atrocit\w*|murder\w*|slaughter\w*|butcher\w*"
    r"|collateral|neutralis\w*|eliminat\w*|thugs?|rebels?|militants?|insurgents?|extremis\w*|heroic|brutal\w*"
    r"|barbar\w*|innocent|unlawful|illegal|banned|war crimes?|genocid\w*|aggress\w*|revolution\w*|occupi\w*"
    r"|admit\w*|collaborator\w*)\b",
    re.IGNORECASE,
)
CODES_OF_OTHERS = {
    "acled": {"location_precision": "[1-3]", "time_precision": "[1-3]", "incident_type": "[A-Z][A-Za-z/ ]+"},
    "admiralty": {"reliability": "[A-F]", "credibility": "[1-6]"},
    "aw": {"harm_grade": "[A-Z][a-z]+", "location_precision": "[a-z0-9_]+", "part_of_day": "[a-z_]+"},
    "gtd": {"location_precision": "[1-5]"},
    "ucdp": {"location_precision": "[1-7]", "time_precision": "[1-5]"},
    "who_ssa": {"harm_grade": "Confirmed|Probable|Possible|Rumor"},
}


@pytest.fixture(scope="module")
def every() -> dict[str, SchemeData]:
    return read()


def terms(data: SchemeData) -> tuple[ConceptData, ...]:
    assert data.concepts, data.code
    return data.concepts


def other_names(concept: ConceptData, lang: str) -> list[str]:
    return concept.attributes.get("also_called", {}).get(lang, [])


def texts(data: SchemeData) -> list[str]:
    each = [
        text
        for concept in terms(data)
        for text in (
            *concept.label.values(),
            *concept.heading.values(),
            *concept.definition.values(),
            *other_names(concept, "en"),
        )
    ]
    return [*data.title.values(), *data.description.values(), *each]


def test_the_lists_of_the_domain_are_all_there():
    assert {file.stem for file in FILES} == EXPECTED


@pytest.mark.parametrize("name", [file.stem for file in FILES])
class TestScheme:
    def test_keeps_the_rules_of_a_file(self, name, every):
        assert every[name].code == name
        assert every[name].source

    def test_explains_itself_in_arabic(self, name, every):
        for words in (every[name].description, *(concept.definition for concept in terms(every[name]))):
            assert re.search(r"[\u0620-\u064a]{3}", words["ar"]), words["en"]
            assert not re.search(r"[,;?٠-٩]", words["ar"]), words["ar"]

    def test_has_a_definition_that_says_more_than_the_label(self, name, every):
        for concept in terms(every[name]):
            definition = concept.definition["en"]
            assert definition.endswith((".", '."')), concept.code
            assert len(definition) <= 200, concept.code
            assert definition.rstrip(".").casefold() != concept.label["en"].casefold(), concept.code

    def test_uses_no_loaded_word(self, name, every):
        assert [text for text in texts(every[name]) if LOADED.search(text)] == []

    def test_arabic_labels_are_arabic(self, name, every):
        for concept in terms(every[name]):
            for words in (concept.label["ar"], concept.heading["ar"], *other_names(concept, "ar")):
                # The letters A to F are those of the reliability scale.
                assert re.fullmatch(r"[\u0600-\u06ff 0-9()/.:–A-F-]*", words), concept.code
                assert re.search(r"[\u0620-\u064a]", words), concept.code

    def test_has_at_most_two_levels(self, name, every):
        parents = {concept.code: concept.parent for concept in terms(every[name])}
        assert [code for code, parent in parents.items() if parent and parents[parent]] == []

    def test_a_heading_has_something_below_it(self, name, every):
        below = {concept.parent for concept in terms(every[name])}
        assert [c.code for c in terms(every[name]) if c.grouping and c.code not in below] == []

    def test_gives_codes_of_others_in_their_form(self, name, every):
        for concept in terms(every[name]):
            for dataset, values in concept.crosswalk.items():
                form = CODES_OF_OTHERS[dataset][name]
                assert [value for value in values if not re.fullmatch(form, value)] == [], concept.code


@pytest.mark.parametrize(
    "text", ["the Assad regime", "Terrorists", "liberated areas", "martyrs", "was targeted"]
)
def test_a_loaded_word_is_seen(text):
    """Negative control of the word list."""
    assert LOADED.search(text)


def test_every_dataset_is_crosswalked_where_a_form_of_its_codes_is_known(every):
    given = {
        (dataset, data.code) for data in every.values() for term in terms(data) for dataset in term.crosswalk
    }

    assert given == {(dataset, name) for dataset, names in CODES_OF_OTHERS.items() for name in names}


@pytest.mark.parametrize("name", PARENTED)
def test_a_number_over_a_family_is_never_called_by_one_of_its_classes(name, every):
    """A term that is a class of its own and has others below it says what both are called together, in all languages."""
    for concept in terms(every[name]):
        below = [each for each in terms(every[name]) if each.parent == concept.code]
        both = bool(below) and not concept.grouping
        assert all((concept.heading[lang] != concept.label[lang]) == both for lang in LANGUAGES), concept.code


def test_the_families_that_are_classes_too_are_known(every):
    """Negative control: of the other lists with two levels, that of harm alone has one, and no statistic is over it."""
    both = [
        (data.code, each.code)
        for data in every.values()
        for each in terms(data)
        if not each.grouping and any(each.code == other.parent for other in terms(data))
    ]

    assert both == [("harm", "killed"), ("weapon", "cluster_munition"), ("weapon", "incendiary")]


def test_every_weapon_has_a_colour_group(every):
    groups = set(every["weapon_colour_group"].by_code)

    assert {concept.attributes.get("colour_group") for concept in every["weapon"].concepts} == groups


def test_no_cluster_munition_is_called_other_by_the_colours(every):
    """One whose delivery is known takes the colour of that; the group of the rest is called by it first."""
    weapons, groups = every["weapon"], every["weapon_colour_group"].by_code
    cluster = [each for each in terms(weapons) if each.code.startswith("cluster_")]
    unplaced = [each.code for each in cluster if each.attributes["colour_group"] == "other"]

    assert unplaced == ["cluster_munition"]
    assert groups["other"].label["en"].startswith("Cluster (delivery unknown), ")
    assert groups["other"].label["ar"].startswith("عنقودية (طريقة الإطلاق غير معروفة)")


def test_every_precision_says_how_its_uncertainty_is_drawn(every):
    for concept in terms(every["location_precision"]):
        extent = concept.attributes["extent"]
        assert extent in {"radius", "area", "geometry", "none"}
        assert ("radius_m" in concept.attributes) == (extent == "radius"), concept.code


def test_precision_goes_from_fine_to_coarse(every):
    radii = [
        c.attributes["radius_m"] for c in every["location_precision"].concepts if "radius_m" in c.attributes
    ]

    assert radii == [25, 100, 300, 500, 1000, 1500, 3000, 10000, 25000]


def test_age_bands_meet_at_eighteen_and_leave_no_gap(every):
    bands = [every["age"].by_code[code].attributes for code in ("0_4", "5_11", "12_17", "18_59", "60_plus")]

    assert [band["min_years"] for band in bands[1:]] == [band["max_years"] + 1 for band in bands[:-1]]
    assert bands[2]["max_years"] == 17
    assert every["age"].by_code["child_unspecified"].attributes["max_years"] == 17


def test_objects_with_special_protection_are_marked(every):
    protected = {c.code for c in every["object_class"].concepts if c.attributes.get("protected")}

    assert protected == {
        "school",
        "university",
        "kindergarten",
        "hospital",
        "clinic",
        "ambulance",
        "medical_store",
        "farm_livestock",
        "food_store",
        "water_facility",
        "dam",
        "nuclear_facility",
        "humanitarian_premises",
        "humanitarian_convoy",
        "civil_defence_centre",
        "place_of_worship",
        "cultural_heritage",
    }


def test_what_is_restricted_is_marked(every):
    marked = {(d.code, c.code) for d in every.values() for c in d.concepts if c.attributes.get("restricted")}

    assert marked == {("incident_type", "sexual_violence"), ("harm", "sexual_violence")}
