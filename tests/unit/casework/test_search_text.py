# SPDX-License-Identifier: Apache-2.0
"""Records are found by their words in every language, however the words are spelt."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.casework.actions.log import rewrite_record
from registry.casework.models import Record, SearchText
from registry.config.invariants.standing import breaches
from registry.domain.sought import question
from registry.evidence.models import Source
from tests.factories import records

TITLE = {"en": "Shelling of the old market in Al-Bāb", "ar": "قَصْفُ سوق مدينة إدلب القديمة"}


def found(typed: str) -> set[UUID]:
    return set(Record.objects.filter(search_text__words__holds=question(typed)).values_list("pk", flat=True))


@pytest.fixture
def record(amal):
    records.logged(
        amal, title={"en": "Another place"}, claims=(records.claim(item=records.document("Other")),)
    )
    claim = replace(records.claim(), verbatim="قُتل ثلاثة أشخاص", translation="Three people were killed")
    summary = {"en": "Market traders said so.", "uk": "Ринок у Києві"}
    return records.logged(amal, title=TITLE, summary=summary, claims=(claim,))


@pytest.mark.parametrize(
    "typed",
    [
        "shelling ", "MARKET ", "old market", '"old market"', "al-bab ", "Al Bab ",
        "سوق ", "ادلب ", "إدلب ", "اِدلِب ", "ادلــب ", "قصف سوق ", '"سوق مدينه"', "القديمة ", "القديمه ",
        "traders ", "trad", "Києв", "ринок ", "northreach ", "three people ", "ثلاثه اشخاص ", "courier ",
        "market -camp",
    ],
)  # fmt: skip
def test_it_is_found_by(record, typed):
    assert record.pk in found(typed)


@pytest.mark.parametrize(
    "typed",
    ["hospital ", "market hospital ", '"market old"', "market -shelling", "trad ", '"bab market"', "حلب "],
)
def test_it_is_not_found_by(record, typed):
    assert record.pk not in found(typed)


def test_a_phrase_does_not_run_from_one_text_into_the_next(record):
    assert record.pk not in found('"القديمه shelling"') | found('"bab قصف"')


def test_a_reference_finds_its_record_alone(record):
    assert found(record.reference) == {record.pk}


def test_writing_anew_changes_what_finds_it(record, amal):
    rewrite_record(record, records.draft(title={"en": "Fire in a bakery"}), by=amal, row_version=1)

    assert record.pk in found("bakery ")
    assert record.pk not in found("shelling ")
    assert not list(breaches())


def test_the_name_of_a_protected_source_finds_nothing(amal, as_owner):
    record = records.logged(amal, claims=(records.claim(item=records.document("Umm Salim")),))
    before = found("salim ")
    with as_owner():
        Source.objects.filter(name="Umm Salim").update(protected=True)

    assert before == {record.pk}
    assert found("salim ") == set()
    assert not list(breaches())


def test_verify_tells_words_that_are_not_the_record_s(record, as_owner):
    before = list(breaches())
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_searchtext SET words = '' WHERE record_id = %s", [record.pk])

    assert before == []
    assert list(breaches()) == [f"record {record.pk} is sought by other words than it has"]


def test_the_desk_cannot_write_the_words(record):
    with pytest.raises(ProgrammingError, match="permission denied"):
        SearchText.objects.filter(pk=record.pk).update(titles="")


def test_the_longest_texts_are_kept(amal):
    signs = " ".join(chr(0x20000 + n % 40000) + chr(0x20000 + 3 * n % 40000) for n in range(70000))
    record = records.logged(amal, summary={"en": "begin " + signs, "ar": "x" * 300_000})

    assert record.pk in found("begin ")


def test_an_index_answers(record):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = SearchText.objects.filter(words__holds=question("market aleppo")).explain()

    assert "search_words" in plan


VARIANTS = {"ا": "اأإآٱ", "ه": "هةھہە", "ي": "يىیې", "ك": "كک", "و": "وۆ", "0": "0٠۰"}
HARAKAT = ["", "َ", "ُ", "ِ", "ّ", "ْ", "ـ"]
LETTERS = st.sampled_from("ابتحدرسصعفقكلمنهوي0")


@st.composite
def spelt_twice(draw):
    plain = draw(st.lists(LETTERS, min_size=2, max_size=8))
    other = [
        draw(st.sampled_from(VARIANTS.get(sign, sign))) + draw(st.sampled_from(HARAKAT)) for sign in plain
    ]
    return "".join(plain), "".join(other)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=spelt_twice())
def test_spellings_of_one_arabic_word_find_each_other(db, words):
    one, other = words
    with connection.cursor() as cursor:
        for written, sought in ((one, other), (other, one)):
            cursor.execute(
                "SELECT casework_lexemes(registry_normalise(%s)) @@ %s::tsquery",
                [written, question(f"{sought} ")],
            )
            assert cursor.fetchone()[0], (written, sought)
