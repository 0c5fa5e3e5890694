# SPDX-License-Identifier: Apache-2.0
"""What the codes of a dimension are called, and the families that they belong to."""

import json
from collections.abc import Collection, Mapping
from functools import lru_cache

from registry.published.labels import headings, vocabulary_version
from registry.published.models import Vocabulary
from registry.published.raw import read
from registry.published.state import state
from registry.published.statistics.actors import Named, actor_names

PARENTED = ("weapon", "object_class")
AREA_NAMES = "SELECT pcode, names::text FROM published_area WHERE level = 1 AND pcode = ANY(%s::varchar[])"
OWN: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("weapon_colour_group", "several"): {"en": "Weapons of several groups", "ar": "أسلحة من عدة مجموعات"},
    ("sex_age", "children"): {"en": "Children", "ar": "أطفال"},
    ("sex_age", "girls"): {"en": "Girls", "ar": "فتيات"},
    ("sex_age", "boys"): {"en": "Boys", "ar": "فتيان"},
    ("sex_age", "adults"): {"en": "Adults", "ar": "بالغون"},
    ("sex_age", "women"): {"en": "Women", "ar": "نساء"},
    ("sex_age", "men"): {"en": "Men", "ar": "رجال"},
    ("sex_age", "older_people"): {"en": "Older people", "ar": "كبار السن"},
    ("sex_age", "women_and_children"): {
        "en": "Women and children, in one number",
        "ar": "نساء وأطفال، في عدد واحد",
    },
    ("sex_age", "female"): {"en": "Female, age not stated", "ar": "إناث، العمر غير مذكور"},
    ("sex_age", "male"): {"en": "Male, age not stated", "ar": "ذكور، العمر غير مذكور"},
}
"""Of codes that are in no vocabulary, because nobody records them: statistics make them."""


def names(scheme: str, codes: Collection[str]) -> Named:
    """Return code to {language: name}; of a family what it is called with its classes, for they are counted in it."""
    if scheme == "actor":
        return actor_names(state(), codes)
    if scheme == "area1":
        return {pcode: json.loads(said) for pcode, said in read(AREA_NAMES, [list(codes)])}
    known = headings(vocabulary_version())
    return {code: known.get((scheme, code)) or OWN.get((scheme, code), {}) for code in codes}


def parents(scheme: str) -> Mapping[str, str]:
    """Return code to code of its family, for the vocabularies whose families are counted beside their classes."""
    return parents_of(vocabulary_version()).get(scheme, {}) if scheme in PARENTED else {}


@lru_cache(maxsize=2)
def parents_of(version: str) -> Mapping[str, Mapping[str, str]]:
    rows = Vocabulary.objects.filter(vocabulary_version=version, code__in=PARENTED)
    return {
        row.code: {
            concept["code"]: concept["parent"] for concept in row.body["concepts"] if concept.get("parent")
        }
        for row in rows
    }


def order(scheme: str) -> Mapping[str, int]:
    """Return code to its place in the vocabulary."""
    return order_of(vocabulary_version(), scheme)


@lru_cache(maxsize=16)
def order_of(version: str, scheme: str) -> Mapping[str, int]:
    row = Vocabulary.objects.filter(vocabulary_version=version, code=scheme).first()
    return {concept["code"]: place for place, concept in enumerate(row.body["concepts"])} if row else {}
