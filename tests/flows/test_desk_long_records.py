# SPDX-License-Identifier: Apache-2.0
"""Records at the edge of what one page holds: a very long Arabic note, sixty places, a title that turns its words."""

import pytest

from registry.casework.models import Record
from tests.factories.history import next_transaction
from tests.flows.desk_browser import Browser

pytestmark = pytest.mark.django_db(databases=["default", "published"])

PLACES = 60
NOTE = " ".join(f"كلمة{number}" for number in range(4_998)) + " الشاهد الأخير"
TITLE = {"title_en": "Shelling reported in Northreach", "date_edtf": "2025-03-03"}


@pytest.fixture
def writer(amal) -> Browser:
    return Browser(amal)


def log(writer: Browser, **typed: str) -> Record:
    """Log a record on the page, in a transaction of its own, as requests have."""
    next_transaction()
    answer = writer.entry("/new/incident").type(**TITLE, **typed).save()
    assert answer.status_code == 302
    return Record.objects.get(reference=answer["Location"].rpartition("/")[2])


def test_note_of_five_thousand_arabic_words_is_saved_shown_sought_and_compared(writer):
    assert len(NOTE.split()) == 5_000
    record = log(writer, notes=NOTE)
    path = f"/records/{record.reference}"
    assert record.notes == NOTE
    assert NOTE in writer.page(path)
    # The last word, spelled as others spell it; and one that is not in the note.
    assert record.reference in writer.page("/records?q=الاخير")
    assert record.reference not in writer.page("/records?q=الشاهدة")

    next_transaction()
    changed = NOTE.replace("الشاهد الأخير", "الشاهدة الأخيرة")
    assert writer.entry(f"{path}/edit").type(notes=changed).save().status_code == 302
    next_transaction()

    compared = writer.page(f"{path}/history?from=1&to=2")
    assert "الشاهد الأخير</del>" in compared
    assert "الشاهدة الأخيرة</ins>" in compared
    assert record.reference in writer.page("/records?q=الشاهدة")


def test_record_of_sixty_places_is_saved_shown_changed_and_drawn(writer):
    page = writer.entry("/new/incident").type(**TITLE)
    for number in range(PLACES):
        if number:
            page.button(add="locations")
        spot = {"lat": f"{35 + number / 100:.2f}", "lon": "36.7", "precision": "village"}
        page.type(f"locations-{number}", name=f"Town {number}", **spot)
    assert page.save().status_code == 302
    record = Record.objects.get()
    path = f"/records/{record.reference}"
    assert [place.name["en"] for place in record.locations.all()] == [f"Town {n}" for n in range(PLACES)]
    shown = writer.page(path)
    assert all(f"Town {number}<" in shown for number in range(PLACES))

    page = (
        writer.entry(f"{path}/edit").type("locations-41", name="Forty-one").button(take_away="locations-59")
    )
    assert page.save().status_code == 302

    assert record.locations.count() == PLACES - 1
    assert record.locations.all()[41].name["en"] == "Forty-one"
    (drawn,) = writer.client.get("/records/points").json()["features"]
    assert len(drawn["properties"]["locations"]) == PLACES - 1


@pytest.mark.parametrize("character", ["\u202e", "\u2067", "\u200f\u202b"])
@pytest.mark.parametrize("field", ["title_en", "title_ar"])
def test_title_that_turns_its_words_is_refused_with_the_reason_and_kept(writer, field, character):
    turned = f"بلاغ عن {character}قصف في سرمين" if field == "title_ar" else f"Shelling {character}reported"
    page = writer.entry("/new/incident").type(**TITLE | {field: turned}, notes="Typed once only")

    answer = page.save()

    assert answer.status_code == 422
    assert "turn" in answer.text
    page.read(answer.text)
    assert (page.fields[field], page.fields["notes"]) == ([turned], ["Typed once only"])
    assert f'id="id_{field}_error"' in answer.text
    assert not Record.objects.exists()


def test_title_with_marks_that_turn_nothing_is_saved(writer):
    """The mark that keeps a full stop on its side is part of how Arabic is typed."""
    record = log(writer, title_ar="بلاغ عن قصف في سرمين.\u200f")

    assert record.title["ar"].startswith("بلاغ")


def test_page_that_is_full_offers_no_more_and_says_so(writer):
    page = writer.entry("/new/incident")
    page.fields["weapons-TOTAL_FORMS"] = ["99"]
    offered = 'value="weapons"'

    assert offered in page.html
    page.button(add="weapons")
    assert (offered in page.html, "The page takes 100 of these at most." in page.html) == (False, True)
