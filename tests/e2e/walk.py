# SPDX-License-Identifier: Apache-2.0
"""The eight steps of a record through desk and world, each told apart from how hands and pages do it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from registry.desk.words import SAID
from tests.e2e.hands import Hands
from tests.e2e.watched import Watched
from tests.e2e.world import World

Figure = Callable[[Hands, str], None]
LANGUAGES = {"en": "English", "ar": "Arabic"}
NOTICES = {"en": "What changed and why, in English", "ar": "The same in Arabic"}


@dataclass(frozen=True)
class Report:
    """What a documenter was told. `titles`: by language; `day`: as it is typed, with what it means in English."""

    day: str
    titles: dict[str, str]
    summary: str
    language: str = "en"

    @property
    def title(self) -> str:
        return self.titles[self.language]


@dataclass
class Walk:
    """One record on its way. `look`: what is asked of each page that is passed; `carry`: the next batch leaves.

    `reader`: gives the window of somebody who has read nothing before, and so has no copy of an earlier page.
    """

    report: Report
    writer: Hands
    reviewer: Hands
    publisher: Hands
    world: World
    carry: Callable[[], None]
    look: Callable[[Watched, str], None]
    reader: Callable[[], Watched]
    scripts: bool = True
    code: str = field(default="", init=False)

    def find(self, hands: Hands, queue: str) -> None:
        """Go to the record by the queue it waits in."""
        hands.follow("My work")
        expect(hands.page.locator("main")).to_contain_text(hands.words(queue))
        hands.hit(hands.page.locator("main a", has_text=self.report.title).first)
        expect(hands.page.locator("h1")).to_have_text(self.report.title)

    def log(self, place: Callable[[Hands], None], figure: Figure) -> None:
        hands = self.writer
        hands.follow("Log an incident")
        for language, title in self.report.titles.items():
            hands.write(f"Title in {LANGUAGES[language]}", title)
        hands.choose("Type of incident", "incident_type", "shelling")
        hands.write(f"Summary in {LANGUAGES[self.report.language]}", self.report.summary)
        hands.write("Date", self.report.day)
        if self.scripts:
            expect(hands.page.locator("#window .window")).to_be_visible()
        place(hands)
        hands.write("or a new publisher", "Harbour Courier (invented)")
        hands.choose("Kind of the new publisher", "source_kind", "local_media")
        figure(hands, "3-5")
        hands.choose("Weapon", "weapon", "artillery_shell")
        hands.choose("Sensitivity", "sensitivity", "public")
        self.look(hands.watched, "1-log")
        hands.press("Save as a draft")
        hands.told("Saved as a draft.")
        self.look(hands.watched, "1-logged")

    def submit(self) -> None:
        self.writer.press("Submit for review")
        self.writer.told(str(SAID["submit"]))
        self.look(self.writer.watched, "2-submitted")
        assert self.world.codes(self.report.title) == []

    def start_review(self) -> None:
        self.find(self.reviewer, "Waiting for my review")
        self.reviewer.press("Start the review")
        self.reviewer.told("The review has started. The content stands still until you decide.")

    def request_changes(self, why: str) -> None:
        self.start_review()
        hands = self.reviewer
        self.decide_nothing(hands)
        hands.pick("Request changes")
        hands.write("Reason", why)
        self.look(hands.watched, "3-review")
        hands.press("Record the decision")
        hands.told("Changes are requested. The record is back with its author.")
        assert self.world.codes(self.report.title) == []

    def decide_nothing(self, hands: Hands) -> None:
        """A decision that is none is refused with the reason, which the keys then start from."""
        hands.press("Record the decision")
        expect(hands.page.locator(".error-summary")).to_contain_text(hands.words("Decision"))
        if self.scripts:
            expect(hands.page.locator(".error-summary")).to_be_focused()
        self.look(hands.watched, "3-refused")

    def mend(self, why: str, figure: Figure, cell: str) -> None:
        """Read what is asked for, change a figure, and hand the record in again."""
        hands = self.writer
        self.find(hands, "Mine to fix")
        expect(hands.page.locator(".doors .why")).to_have_text(why)
        self.look(hands.watched, "4-sent-back")
        hands.follow("Edit")
        self.change(figure, cell)

    def change(self, figure: Figure, cell: str) -> None:
        figure(self.writer, cell)
        self.look(self.writer.watched, "4-edit")
        self.writer.press("Save as a draft")
        self.writer.told("Saved as a draft.")
        self.writer.press("Submit for review")
        self.writer.told("Submitted. A reviewer who wrote none of it is next.")

    def approve(self) -> None:
        self.start_review()
        hands = self.reviewer
        for box in hands.page.locator(".checklist input[type=checkbox]").all():
            hands.check(box)
        hands.pick("Approve")
        hands.write("Reason", "The figures are those of the report.")
        self.look(hands.watched, "5-approve")
        hands.press("Record the decision")
        hands.told("Approved. A publisher who wrote none of it is next.")

    def publish(self, version: int, notice: dict[str, str] | None = None) -> None:
        hands = self.publisher
        self.find(hands, "Approved, waiting for a publisher")
        hands.follow("Publish")
        if notice:
            hands.choose("Kind of notice", "notice_type", "correction")
            self.write_notice(notice)
        self.look(hands.watched, f"6-publish-{version}")
        hands.press("Publish")
        said = hands.told("Handed to the publisher as %(code)s, version %(n)s.")
        self.code = re.search(r"CHR-\w{7}-\w", said)[0]
        self.look(hands.watched, f"6-published-{version}")
        self.carry()

    def write_notice(self, texts: dict[str, str]) -> None:
        """Write it in every language that the record has."""
        for language in self.report.titles:
            self.publisher.write(NOTICES[language], texts[language])

    def correct(self, figure: Figure, cell: str) -> None:
        """Find the public record in the list and open a new revision of it."""
        hands = self.writer
        hands.follow("All records")
        hands.hit(hands.page.locator("table.records a", has_text=self.report.title).first)
        hands.press("Correct it")
        self.change(figure, cell)

    def withdraw(self, why: dict[str, str]) -> None:
        hands = self.publisher
        hands.follow("All records")
        hands.hit(hands.page.locator("table.records a", has_text=self.report.title).first)
        hands.follow("Withdraw")
        hands.choose("Kind of notice", "notice_type", "withdrawal_error")
        self.write_notice(why)
        hands.tick("I have read what this does")
        self.look(hands.watched, "8-withdraw")
        hands.press("Withdraw")
        hands.told("Withdrawn. A tombstone takes its place with the next publication.")
        self.look(hands.watched, "8-withdrawn")
        self.carry()

    def stands(self, version: int, low: int, high: int, *notices: dict[str, str]) -> None:
        """Everybody reads this version: programs by its code and in the list, people on its page."""
        item = self.world.item(self.code)
        killed = item["casualties"]["killed"]
        assert (item["version"], item["status"], item["title"]) == (version, "published", self.report.titles)
        assert (killed["min"], killed["max"]) == (low, high)
        assert item["locations"][0]["geometry"]["type"] == "Point"
        told = [each["text"] for each in item["notices"] if each["text"]]
        assert told == [{each: text[each] for each in self.report.titles} for text in notices]
        assert self.world.codes(self.report.title) == [self.code]
        page = self.read(200, f"7-public-{version}")
        for words in (
            self.report.title,
            self.report.summary,
            *(text[self.report.language] for text in notices),
        ):
            expect(page.locator("main")).to_contain_text(words)

    def is_gone(self, why: dict[str, str]) -> None:
        """The code answers with a tombstone, to programs and to people, and nothing lists it."""
        status, text = self.world.ask(f"/api/v1/incidents/{self.code}")
        assert status == 410
        assert json.loads(text)["tombstone"]["notices"][-1]["text"]["en"] == why["en"]
        assert self.report.summary not in text
        assert self.world.item(self.code, 1)["status"] == "withdrawn"
        assert self.world.codes(self.report.title) == []
        page = self.read(410, "8-tombstone")
        expect(page.locator("main")).to_contain_text(why[self.report.language])
        expect(page.locator("main")).not_to_contain_text(self.report.summary)

    def read(self, status: int, step: str) -> Page:
        """Open the public page as somebody new; it answers with this status."""
        reader = self.reader()
        answer = reader.open(f"/{self.report.language}/incidents/{self.code}")
        assert answer.status == status
        self.look(reader, step)
        return reader.page
