# SPDX-License-Identifier: Apache-2.0
"""The page sends each row's id back, so that saving changes the rows that were changed and no other."""

from tests.factories import records


def edit(writer, record):
    return writer.entry(f"/records/{record.reference}/edit")


def test_each_row_of_the_page_names_the_row_it_shows(writer, amal):
    record = records.logged(amal)
    claim = record.claims.get()

    fields = edit(writer, record).fields

    assert fields["claims-0-id"] == [str(claim.pk)]
    assert fields["claims-0-casualties-0-id"] == [str(claim.casualties.get().pk)]
    assert fields["locations-0-id"] == [str(record.locations.get().pk)]


def test_a_changed_number_changes_its_figure_and_no_other_row(writer, amal):
    record = records.logged(amal, claims=(records.claim(3, origin="a"), records.claim(4, origin="b")))
    claims = [row.pk for row in record.claims.all()]
    figure = record.claims.all()[1].casualties.get()

    assert edit(writer, record).type("claims-1", **{"cell-killed-civilian": "5"}).save().status_code == 302

    assert [row.pk for row in record.claims.all()] == claims
    figure.refresh_from_db()
    assert figure.min == 5


def test_a_row_taken_away_takes_its_id_with_it(writer, amal):
    record = records.logged(amal, claims=(records.claim(3, origin="a"), records.claim(4, origin="b")))
    second = record.claims.all()[1].pk

    page = edit(writer, record).button(take_away="claims-0")
    assert page.fields["claims-0-id"] == [str(second)]
    assert page.save().status_code == 302

    assert record.claims.get().pk == second


def test_a_row_that_was_emptied_is_taken_away_though_it_has_an_id(writer, amal):
    record = records.logged(amal, claims=(records.claim(3),))
    page = edit(writer, record)

    page.type("claims-0", **{"cell-killed-civilian": ""})
    assert page.save().status_code == 302

    assert not record.casualties.exists()


def test_an_id_of_another_record_is_refused_in_words_at_its_row(writer, amal):
    record, other = records.logged(amal), records.logged(amal)
    foreign = str(other.claims.get().pk)

    answer = edit(writer, record).type("claims-0", id=foreign).save()

    assert answer.status_code == 422
    assert "This row is not a part of this record." in answer.text
    assert str(other.claims.get().pk) == foreign
