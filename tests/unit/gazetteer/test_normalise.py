# SPDX-License-Identifier: Apache-2.0
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.domain.normalise import normalise
from registry.gazetteer.sources.geonames import read

SAME = [
    ("Dayr az-Zawr", "DAYR AZ ZAWR"),
    ("Ḩamāh", "hamah"),
    ("ʿAyn ‘Īsá", "Ayn Isa"),
    ("إدلب", "ادلب"),
    ("آدلب", "أدلب"),
    ("الحسكة", "الحسكه"),
    ("حَلَب", "حلب"),
    ("حـــلب", "حلب"),
    ("کابل", "كابل"),
    ("مصطفى", "مصطفي"),
    ("مجدل شمس\u200e", "مجدل شمس"),
    ("Київ", "КИЇВ"),
    ("Ґалац", "галац"),
    ("Łódź", "lodz"),
    ("Straße", "STRASSE"),
    ("İstanbul", "istanbul"),
    ("  Al   Bāb. ", "al bab"),
    ("حي ٣", "حي 3"),
]
DIFFERENT = [("حلب", "حمص"), ("Hama", "Homs"), ("Київ", "Львів"), ("ساحة", "ساعة")]


def in_sql(texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT registry_normalise(t) FROM unnest(%s::text[]) WITH ORDINALITY AS u(t, n) ORDER BY n",
            [texts],
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_compare_equal(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_different(one, other):
    assert normalise(one) != normalise(other)


def test_punctuation_alone_is_nothing():
    assert normalise(" -_%!؟،") == ""


def test_sql_and_python_agree_on_every_character_of_the_scripts_in_use(db):
    texts = [f"a{chr(code)}ا" for code in range(1, 0x3100)]
    assert in_sql(texts) == [normalise(text) for text in texts]


def test_sql_and_python_agree_on_real_names(db):
    cities = read("cities15000").values()
    names = sorted({name for city in cities for name in city["alternatenames"]})[::7]
    assert in_sql(names) == [normalise(name) for name in names]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(max_codepoint=0x2FFF, exclude_characters="\0", exclude_categories=["Cs", "Cn"])
    )
)
def test_sql_and_python_agree_on_any_text(db, text):
    assert in_sql([text]) == [normalise(text)]


@given(text=st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn"])))
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text)
    assert normalise(once) == once
