# SPDX-License-Identifier: Apache-2.0
"""Holds, merges, splits and embargoes through the pages, without a script, by the people who may."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.actions.split import split_record
from registry.casework.models import Embargo, Merge, Record, SafetyHold, Split
from registry.published.models import Document
from registry.publishing.outbox import publish
from registry.publishing.publisher import carry_holds
from registry.review.steps import take_step
from tests.factories.publications import public as told
from tests.factories.records import TOWN, carry, claim, decide, document, draft, logged, published
from tests.flows.desk_browser import Browser

WHY = "Somebody recognised the building."


@pytest.fixture
def public(amal, basim, dunya, as_publisher) -> Record:
    return published(amal, basim, dunya, as_publisher)


def test_a_hold_is_looked_at_set_and_lifted_by_two(public, basim, dunya, as_publisher):
    reviewer, publisher = Browser(basim), Browser(dunya)
    assert f"/holds/new?record={public.reference}" in reviewer.page(f"/records/{public.reference}")
    path = f"/holds/new?record={public.reference}"
    page = reviewer.page(path)
    assert "It covers 1 record now" in page
    assert "It is public and leaves the world" in page
    assert SafetyHold.objects.count() == 0
    answer = reviewer.client.post(path, {"reason": WHY, "csrfmiddlewaretoken": token(page)})
    assert answer.status_code == 302
    with as_publisher():
        carry_holds()
    assert Document.objects.get().status == "suspended"
    shown = publisher.page(f"/records/{public.reference}")
    assert "A safety hold covers it: nothing of it is public." in shown
    assert "It comes back when two people have lifted every hold on it." in shown
    assert WHY in shown

    hold = SafetyHold.objects.get()
    step(reviewer, hold, "ask", "It is known everywhere.")
    assert "Another person must confirm it." in reviewer.page("/holds")
    assert f"/holds/{hold.pk}/lift" not in reviewer.page("/holds")
    step(publisher, hold, "lift", "Agreed.")
    carry(as_publisher)
    assert Document.objects.get().status == "published"
    assert "lifted by Basim and Dunya" in reviewer.page("/holds")


def token(html: str) -> str:
    return html.split('name="csrfmiddlewaretoken" value="')[1].split('"', maxsplit=1)[0]


def step(browser: Browser, hold: SafetyHold, name: str, reason: str) -> None:
    sent = {"reason": reason, "csrfmiddlewaretoken": token(browser.page("/holds"))}
    assert browser.client.post(f"/holds/{hold.pk}/{name}", sent).status_code == 302


def test_a_source_is_chosen_by_name_and_an_area_by_code(public, basim):
    reviewer = Browser(basim)
    offered = reviewer.page("/holds/new?source=courier")
    key = public.claims.get().source_item.source_id
    assert f"?source_id={key}" in offered
    assert "It covers 1 record now" in reviewer.page(f"/holds/new?source_id={key}")
    assert "It covers 1 record now" in reviewer.page("/holds/new?area=xdm")
    assert "It covers 0 records now" in reviewer.page("/holds/new?area=XDM&last=2020-01-01")
    assert reviewer.client.get("/holds/new?area=QQQ").status_code == 422


def test_a_hold_without_a_reason_is_refused_at_its_field(public, basim, amal):
    path = f"/holds/new?record={public.reference}"
    reviewer, writer = Browser(basim), Browser(amal)
    sent = {"reason": " ", "csrfmiddlewaretoken": token(reviewer.page(path))}
    answer = reviewer.client.post(path, sent)
    assert answer.status_code == 422
    assert "Write the reason." in answer.text
    assert writer.client.get(path).status_code == 403
    forged = {"reason": WHY, "csrfmiddlewaretoken": token(writer.page("/holds"))}
    assert writer.client.post(path, forged).status_code == 403
    assert SafetyHold.objects.count() == 0


def test_a_duplicate_is_proposed_confirmed_and_undone(public, amal, dunya, basim):
    gazette = document("Coastal Gazette (invented)")
    duplicate = logged(amal, claims=(claim(5, item=gazette, origin="courier"),))
    writer, reviewer = Browser(amal), Browser(basim)
    page = writer.page(f"/records/{duplicate.reference}/merge?into={public.reference}")
    assert "Coastal Gazette" in page
    assert "together they will count as one source" in page
    path = f"/records/{duplicate.reference}/merge"
    writer.press(path, "/merge", into=public.reference, reason="Same street.")
    assert "You proposed this." in writer.page(path)
    assert "proposes to merge it into" in reviewer.page(f"/records/{duplicate.reference}")
    press(reviewer, path, "confirm")
    assert public.claims.count() == 2
    assert "Nothing is done to it any more" in writer.page(f"/records/{duplicate.reference}")

    press(writer, path, "ask_undo", reason="Two streets.")
    press(reviewer, path, "undo")
    assert public.claims.count() == 1
    assert Merge.objects.get().undone_by == basim


def press(browser: Browser, path: str, name: str, **typed: str) -> None:
    sent = typed | {"csrfmiddlewaretoken": token(browser.page(path))}
    answer = browser.client.post(f"{path}/{name}", sent)
    assert answer.status_code == 302, answer.text[:2000]


def test_a_record_is_split_into_two_drafts(amal):
    other = document("Coastal Gazette (invented)")
    record = logged(amal, claims=(claim(3), claim(5, item=other, origin="gazette")))
    writer, going = Browser(amal), record.claims.get(source_item=other)
    path = f"/records/{record.reference}/split"
    page = writer.page(path)
    refused = writer.client.post(path, {"csrfmiddlewaretoken": token(page), "reason": "Two."})
    assert refused.status_code == 422
    sent = {"csrfmiddlewaretoken": token(page), "reason": "Two streets.", "claims": [str(going.pk)]}
    assert writer.client.post(path, sent).status_code == 302

    part = Split.objects.get().part
    assert (part.claims.get(), record.claims.count()) == (going, 1)
    assert (part.title, part.revision.state) == (record.title, "draft")


def test_a_split_of_a_public_record_names_the_other_once_both_are_public(
    public, amal, basim, dunya, as_publisher
):
    start_correction(public, by=amal)
    public.refresh_from_db()
    other = document("Coastal Gazette (invented)")
    both = (claim(3), claim(5, item=other, origin="gazette"))
    rewrite_record(
        public, draft(claims=both, locations=(TOWN, TOWN)), by=amal, row_version=public.row_version
    )
    part = split_record(
        public,
        claims=[public.claims.get(source_item=other).pk],
        locations=[public.locations.last().pk],
        by=amal,
        reason="Two streets.",
    )
    for record, kind in ((part, ""), (public, "split")):
        take_step("submit", record=record, by=amal)
        take_step("start_review", record=record, by=basim)
        decide(record, basim)
        publish(record=record, by=dunya, notice_kind=kind, notice_text={"en": "It was two events."})
        carry(as_publisher)

    for record in (part, public):
        record.public_state.refresh_from_db()
    codes = [record.public_state.code for record in (part, public)]
    assert told(codes[0])["links"]["related"][0].endswith(codes[1])
    assert told(codes[1])["links"]["related"][0].endswith(codes[0])
    assert told(codes[1])["notices"][-1]["kind"] == "split"


def test_an_embargo_is_named_and_put_off_by_a_writer_and_shortened_by_a_reviewer(amal, basim):
    record = logged(amal)
    writer, reviewer = Browser(amal), Browser(basim)
    path = f"/records/{record.reference}/embargo"
    later = (datetime.now(UTC) + timedelta(days=9)).date()
    writer.press(path, "/embargo", on=later.isoformat(), at="06:30", reason="Until they have left.")
    assert Embargo.objects.get().public_from == datetime.combine(later, datetime.min.time(), UTC).replace(
        hour=6, minute=30
    )
    assert "Not public before" in writer.page(f"/records/{record.reference}")
    sent = {"csrfmiddlewaretoken": token(writer.page(path)), "on": "", "at": "", "reason": "They left."}
    assert writer.client.post(path, sent).status_code == 403
    reviewer.press(path, "/embargo", on="", at="", reason="They left.")
    assert record.embargoes.order_by("-set_at").first().public_from is None
