# SPDX-License-Identifier: Apache-2.0
"""The pages of organisations and teams: what an administrator sees, does, and what is given back where it is refused."""

import re

import pytest
from django.test import Client

from registry.accounts.models import Membership, Organisation, Team
from registry.accounts.proof import PROVED_AT
from tests.factories.records import logged
from tests.factories.teams import join, somebody, team


@pytest.fixture
def office(ghada) -> Client:
    browser = Client()
    browser.force_login(ghada)
    return browser


@pytest.fixture
def north(amal) -> Team:
    return team("North", amal)


def test_without_an_organisation_the_page_says_what_comes_first(office):
    page = office.get("/people/teams")

    assert page.status_code == 200
    assert "There is no organisation yet" in page.text
    assert 'href="/people/organisations/new"' in page.text
    assert "Make the first organisation" in office.get("/people/teams/new").text


def test_an_organisation_and_a_team_are_made_by_their_pages(office):
    assert office.post("/people/organisations/new", {"name": "Records (invented)"}).status_code == 302
    group = Organisation.objects.get(name="Records (invented)")
    assert "No team yet." in office.get("/people/teams").text
    answer = office.post("/people/teams/new", {"organisation": str(group.pk), "name": "East"})
    made = Team.objects.get(name="East")

    assert (answer.status_code, answer["Location"]) == (302, f"/people/teams/{made.pk}")
    assert "Nobody yet." in office.get(answer["Location"]).text


def test_a_name_that_stands_is_given_back_with_the_sentence(office, north):
    sent = {"organisation": str(north.organisation_id), "name": "NORTH"}
    answer = office.post("/people/teams/new", sent)

    assert answer.status_code == 422
    assert 'value="NORTH"' in answer.text
    assert "has a team of this name already" in answer.text
    assert office.post(f"/people/organisations/{north.organisation_id}", {"name": ""}).status_code == 422


def counted(page: str) -> list[str]:
    """Return the numbers of the last column."""
    return re.findall(r'class="number">\s*(\d+)\s*</td>', page)


def test_the_list_names_members_and_counts_only_what_the_administrator_sees(office, ghada, amal, north):
    logged(amal, team=north.pk)
    page = office.get("/people/teams").text
    assert "Amal" in page
    assert counted(page) == ["0"]

    join(north, ghada)
    logged(amal, team=north.pk, sensitivity="sealed")
    assert counted(office.get("/people/teams").text) == ["1"]
    own = office.get(f"/people/teams/{north.pk}").text
    assert "It has 2 records." in own
    assert "You see 1." in own


def test_the_number_of_queries_does_not_grow_with_the_teams(office, north, django_assert_max_num_queries):
    for name in ("East", "West", "South"):
        join(team(name), somebody(f"one-{name}", "viewer"), somebody(f"two-{name}", "viewer"))
    with django_assert_max_num_queries(22):
        office.get("/people/teams")


def test_a_person_is_put_in_and_taken_out_on_the_page_of_the_team(office, north, basim):
    address = f"/people/teams/{north.pk}"
    assert office.post(f"{address}/add", {"person": str(basim.pk)}).status_code == 302
    assert north.memberships.filter(user=basim).exists()
    refused = office.post(f"{address}/remove", {"person": str(basim.pk), "reason": ""})
    assert refused.status_code == 422
    assert "Write the reason." in refused.text
    assert "<details open>" in refused.text
    taken = office.post(f"{address}/remove", {"person": str(basim.pk), "reason": "Other work."})

    assert taken.status_code == 302
    assert not north.memberships.filter(user=basim).exists()


def test_the_page_of_a_person_does_the_same_and_tells_it(office, north, basim):
    page = office.get(f"/people/{basim.pk}").text
    assert "In no team" in page
    assert office.post(f"/people/{basim.pk}/team", {"team": str(north.pk)}).status_code == 302
    assert north.memberships.filter(user=basim).exists()
    sent = {"person": str(basim.pk), "reason": "Other work.", "back": "person"}
    back = office.post(f"/people/teams/{north.pk}/remove", sent)

    assert back["Location"] == f"/people/{basim.pk}"
    told = office.get(f"/people/{basim.pk}").text
    assert "taken out of the team North" in told
    assert "Other work." in told
    assert office.post(f"/people/{basim.pk}/team", {"team": ""}).status_code == 422


def test_ones_own_page_offers_no_team(office, ghada, north):
    assert "Another administrator puts you into a team" in office.get(f"/people/{ghada.pk}").text
    refused = office.post(f"/people/teams/{north.pk}/add", {"person": str(ghada.pk)})

    assert refused.status_code in (403, 409)
    assert not Membership.objects.filter(user=ghada).exists()


def test_the_organisation_of_a_person_is_changed(office, north, basim):
    sent = {"organisation": str(north.organisation_id)}
    assert office.post(f"/people/{basim.pk}/organisation", sent).status_code == 302
    basim.refresh_from_db()

    assert basim.organisation == north.organisation


def test_a_team_is_renamed_closed_and_opened_and_says_so(office, ghada):
    empty = team("Empty")
    address = f"/people/teams/{empty.pk}"
    assert office.post(f"{address}/rename", {"name": "Void"}).status_code == 302
    assert office.post(f"{address}/close", {"reason": ""}).status_code == 422
    assert office.post(f"{address}/close", {"reason": "Over."}).status_code == 302
    closed = office.get(address).text
    assert "closed the team" in closed
    assert "Over." in closed
    assert "renamed it from Empty to Void" in closed
    assert office.post(f"{address}/open").status_code == 302
    empty.refresh_from_db()

    assert (empty.name, empty.closed_at) == ("Void", None)


def test_a_team_with_records_offers_no_closing_and_refuses_it(office, amal, north):
    logged(amal, team=north.pk)
    address = f"/people/teams/{north.pk}"
    assert f'action="{address}/close"' not in office.get(address).text
    refused = office.post(f"{address}/close", {"reason": "Over."})

    assert refused.status_code == 409
    assert "still has records (1)" in refused.text


def test_an_unknown_step_or_team_is_not_there(office, north):
    assert office.post(f"/people/teams/{north.pk}/burn").status_code == 404
    assert office.get("/people/teams/00000000-0000-0000-0000-000000000000").status_code == 404


def test_changes_ask_for_a_fresh_proof(office, north, basim):
    session = office.session
    session[PROVED_AT] -= 3600
    session.save()
    for address, sent in (
        (f"/people/teams/{north.pk}/add", {"person": str(basim.pk)}),
        (f"/people/{basim.pk}/team", {"team": str(north.pk)}),
        ("/people/organisations/new", {"name": "Another"}),
    ):
        assert office.post(address, sent).status_code == 403
    assert not Membership.objects.filter(user=basim).exists()
    assert office.get("/people/teams").status_code == 200


def test_whoever_is_taken_out_is_out_at_the_next_request(office, north, amal):
    """T16: the session that was open before the press."""
    colleague = somebody("colleague", "documenter")
    join(north, colleague)
    record = logged(amal, team=north.pk)
    session = Client()
    session.force_login(colleague)
    assert session.get(f"/records/{record.reference}").status_code == 200

    sent = {"person": str(colleague.pk), "reason": "Left the organisation."}
    assert office.post(f"/people/teams/{north.pk}/remove", sent).status_code == 302

    assert session.get(f"/records/{record.reference}").status_code == 404
    assert record.reference not in session.get("/records").text
    assert session.post(f"/records/{record.reference}/steps/submit").status_code == 404
