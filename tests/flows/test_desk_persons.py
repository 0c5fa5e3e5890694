# SPDX-License-Identifier: Apache-2.0
"""Named persons at the desk, without a script: added, shown with a reason, changed, erased by two."""

import json

import pytest

from registry.audit.models import Event
from registry.persons.models import Person
from tests.factories.records import logged
from tests.flows.desk_browser import Browser
from tests.flows.pages import form_to

NAME = "Huda the Invented"


@pytest.fixture
def record(amal, persons_key):
    return logged(amal)


@pytest.fixture
def path(record):
    return f"/records/{record.reference}/people"


@pytest.fixture
def huda(amal, path):
    Browser(amal).press(f"{path}/new", "/people/new", name=NAME, details="A teacher.", kind="witness")
    return Person.objects.get()


def shown(person, path, huda, reason="review"):
    desk = Browser(person)
    action, fields = form_to(desk.page(path), f"{huda.pk}/show")
    return desk.send(action, fields, reason=reason)


def test_the_list_names_nobody_and_a_press_with_a_reason_does(huda, amal, path):
    assert NAME not in Browser(amal).page(path)

    answer = shown(amal, path, huda)

    assert (answer.status_code, NAME in answer.text, answer["Cache-Control"]) == (200, True, "no-store")
    told = json.loads(Event.objects.get(verb="person.read").body)
    assert (told["actor"], told["data"]["why"]) == (str(amal.pk), "review")


def test_without_a_reason_nothing_is_shown(huda, amal, path):
    answer = shown(amal, path, huda, reason="")

    assert (answer.status_code, NAME in answer.text) == (422, False)
    assert "Say why you need it." in answer.text


def test_a_person_is_never_shown_by_an_address_alone(huda, amal, path):
    assert Browser(amal).client.get(f"{path}/{huda.pk}/show").status_code == 405


@pytest.mark.parametrize("who", ["dunya", "fadi"])
def test_a_publisher_and_a_viewer_get_no_page_of_people(huda, path, record, who, request):
    desk = Browser(request.getfixturevalue(who))

    assert desk.client.get(path).status_code == 403
    assert desk.client.get(f"{path}/new").status_code == 403
    assert desk.client.get(f"{path}/{huda.pk}/erase").status_code == 403
    assert "/people" not in desk.page(f"/records/{record.reference}")


def test_a_person_of_another_record_is_not_there(huda, amal):
    other = logged(amal)

    desk = Browser(amal)
    assert desk.client.get(f"/records/{other.reference}/people/{huda.pk}/erase").status_code == 404


def test_what_is_shown_can_be_changed(huda, amal, path):
    page = shown(amal, path, huda).text
    action, fields = form_to(page, f"{huda.pk}/change")
    assert fields["name"] == [NAME]

    desk = Browser(amal)
    token = form_to(desk.page(f"{path}/new"), "/people/new")[1]["csrfmiddlewaretoken"]
    answer = desk.send(action, fields | {"csrfmiddlewaretoken": token}, details="A teacher, 40.")

    assert answer.status_code == 302
    assert "A teacher, 40." in shown(amal, path, huda).text


def test_two_people_erase_and_the_page_says_so(huda, amal, basim, path):
    Browser(amal).press(f"{path}/{huda.pk}/erase", "/erase")
    assert "Another person must confirm" in Browser(amal).page(f"{path}/{huda.pk}/erase")

    Browser(basim).press(f"{path}/{huda.pk}/erase", "/erase")

    page = Browser(amal).page(path)
    assert "Erased." in page
    assert f"{huda.pk}/show" not in page


def test_a_wrong_field_is_told_at_the_field_and_a_name_is_needed(amal, path):
    desk = Browser(amal)
    action, fields = form_to(desk.page(f"{path}/new"), "/people/new")
    answer = desk.send(action, fields)

    assert (answer.status_code, "Write a name, a contact or a detail." in answer.text) == (422, True)
