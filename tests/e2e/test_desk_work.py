# SPDX-License-Identifier: Apache-2.0
"""The work around records in a real browser: queues, people, comments, checklist, many at once, messages."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.desk_faces import both, tick_all
from tests.e2e.watched import assert_sound, shoot

RECORDS = """
import django; django.setup()
from dataclasses import replace
from datetime import date
from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.actions.log import rewrite_record
from registry.casework.draft import CasualtyDraft
from registry.domain.assignment import Task
from registry.review.assign import assign
from registry.review.comment import write_comment
from registry.review.steps import take_step
from tests.factories.records import claim, draft, in_review, logged
amal, basim = (User.objects.get(username=name) for name in ("amal", "basim"))
with viewing(amal.pk):
    for number in range(7):
        record = logged(amal, title={"en": f"Shelling reported in Northreach, street {number}"})
        take_step("submit", record=record, by=amal)
        if number == 0:
            assign(record, task=Task.REVIEW, person=basim, by=basim, due=date(2025, 3, 9))
            write_comment(record, by=basim, text="Which street is meant, @amal?", anchor="locations")
    logged(amal, title={"en": "Explosion of a remnant reported near Northreach", "ar": "انفجار مخلفات قرب نورثريتش"})
    record = in_review(amal, basim, title={"en": "Strike near 35.9039, 36.7269"}, summary={"en": "A massacre was reported."})
    write_comment(record, by=amal, text="The title tells the place to the metre.", anchor="title")
    back = in_review(amal, basim, title={"en": "Air strike reported in Sarmin"})
    take_step("request_changes", record=back, by=basim, reason="Which day?")
with viewing(amal.pk):
    figure = CasualtyDraft(harm="killed", min=24, qualifier="at_least", verbatim_quantity="عشرات")
    told = replace(claim(1), casualties=(figure,), credibility="3", verbatim_language="ar")
    again = draft(title={"en": "Air strike reported in Sarmin"}, date_edtf="2025-03-04", claims=(told,))
    rewrite_record(back, again, by=amal, row_version=back.row_version)
    take_step("submit", record=back, by=amal)
    take_step("start_review", record=back, by=basim)
"""


@pytest.fixture(scope="module")
def desk(static_files):
    with both("e2e_work") as running:
        running.house.run("desk", "-c", RECORDS)
        yield running


def address(page, title: str) -> str:
    return page.locator("a.title", has_text=title).first.get_attribute("href")


def test_many_are_started_and_one_is_decided_by_keys_and_clicks(seat):
    reviewer = seat("basim")
    page = reviewer.page
    reviewer.open("/queues/unassigned")
    page.select_option("#id_action", "start_review")
    for box in page.locator("input[name=record]").all()[:3]:
        box.check()
    page.click("text=Go on")
    page.wait_for_selector("h1 >> text=3 records")
    assert_sound(reviewer, "work-bulk")
    page.click("form[action='/bulk/do'] button")
    page.wait_for_selector("text=3 records were done.")
    assert_sound(reviewer, "work-bulk-done")
    reviewer.open("/queues/review")
    reviewer.open(f"{address(page, 'Strike near')}/review")
    tick_all(page)
    page.check("input[name=decision][value=approve]")
    page.fill("#id_reason", "Checked.")
    page.click("text=Record the decision")
    page.wait_for_selector(".error-summary >> text=may be public")
    page.fill("#id_found_reason", "A public monument.")
    page.click("text=Record the decision")
    page.wait_for_url(re.compile(r"/records/\w+$"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_what_a_reviewer_typed_outlives_another_button_of_the_page(seat, scripts):
    reviewer = seat("basim", java_script_enabled=scripts)
    page = reviewer.page
    reviewer.open("/queues/review")
    reviewer.open(f"{address(page, 'Air strike')}/review")
    expect(page.locator("main")).to_contain_text("Which day?")
    page.check("#id_dates")
    page.fill("#id_reason", "Both letters name the same street.")
    page.press("#id_dates", "Enter")
    page.wait_for_selector("text=did not send stands on this page again")
    page.click("summary >> text=Write a comment")
    page.fill("#id_text", "Who counted?")
    page.click("text=Write it")
    page.wait_for_selector("text=Your comment stands.")

    expect(page.locator("#id_reason")).to_have_value("Both letters name the same street.")
    expect(page.locator("#id_dates")).to_be_checked()
    expect(page.locator("#id_text")).to_have_value("")
    if scripts:
        assert_sound(reviewer, "work-review-kept")
        page.click("text=What changed since changes were asked for")
        expect(page.locator("#compared")).to_contain_text("2025")
    else:
        shoot(reviewer, "desk-work-review-kept-plain")
