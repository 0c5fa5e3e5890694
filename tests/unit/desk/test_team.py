# SPDX-License-Identifier: Apache-2.0
"""Whose record a new one is: asked of people in a team, and never of the form of a record that stands."""

import pytest

from registry.audit.viewing import viewing
from registry.casework.models import Record
from registry.desk.forms.team import WHOLE_DESK
from tests.factories.teams import somebody, team


def sound(page):
    return page.type(title_en="Shelling reported in Northreach", date_edtf="2025-03-03")


def owner(user):
    with viewing(user.pk):
        return Record.objects.select_related("team").get().team


def test_somebody_in_no_team_is_not_asked_and_shares_with_the_whole_desk(writer, amal):
    page = sound(writer.entry("/new/incident"))
    assert 'name="team"' not in page.html

    assert page.save().status_code == 302
    assert owner(amal) is None


def test_the_only_team_is_chosen_beforehand(writer, amal):
    north = team("North", amal)

    assert sound(writer.entry("/new/incident")).save().status_code == 302
    assert owner(amal) == north


def test_the_whole_desk_can_be_chosen_instead(writer, amal):
    team("North", amal)

    assert sound(writer.entry("/new/incident")).type(team=WHOLE_DESK).save().status_code == 302
    assert owner(amal) is None


def test_somebody_in_several_teams_is_asked_and_keeps_what_was_typed(writer, amal):
    team("North", amal)
    south = team("South", amal)
    page = sound(writer.entry("/new/incident"))

    asked = page.save()
    assert asked.status_code == 422
    assert "Say whose record it is" in asked.text
    page.read(asked.text)
    assert page.fields["title_en"] == ["Shelling reported in Northreach"]
    assert page.type(team=str(south.pk)).save().status_code == 302
    assert owner(amal) == south


def test_team_that_is_missing_is_told_with_all_else_that_is_wrong(writer, amal):
    for name in ("North", "South"):
        team(name, amal)

    asked = writer.entry("/new/incident").type(date_edtf="2025-03-03").save().text

    summary = asked.partition('id="error-summary-title"')[2].partition("</ul>")[0]
    assert summary.count("<li>") == 2
    assert 'href="#id_team"' in summary


@pytest.mark.parametrize("sent", ["foreign", "nonsense"])
def test_the_team_of_others_is_refused(writer, amal, sent):
    foreign = team("South", somebody("nour", "documenter"))
    team("North", amal)
    page = sound(writer.entry("/new/incident"))
    page.fields["team"] = [str(foreign.pk) if sent == "foreign" else "x"]

    assert page.save().status_code == 422
    with viewing(amal.pk):
        assert not Record.objects.exists()


def test_the_page_of_a_record_says_whose_it_is_and_editing_moves_it_to_nobody(writer, amal):
    north = team("North", amal)
    sound(writer.entry("/new/incident")).save()
    with viewing(amal.pk):
        reference = Record.objects.get().reference

    assert "North" in writer.page(f"/records/{reference}")
    page = writer.entry(f"/records/{reference}/edit")
    page.fields["team"] = [WHOLE_DESK]
    assert page.save().status_code == 302
    assert owner(amal) == north
