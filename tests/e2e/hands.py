# SPDX-License-Identifier: Apache-2.0
"""How a person works a page: with a mouse, or with keys alone. Controls are found by what they are called."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page, expect

from registry.vocabularies import read
from tests.e2e.watched import Watched

MOST = 250
BEHIND = "field => Boolean(document.activeElement.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING)"
FOCUSED = "fields => fields.some(field => field === document.activeElement)"
SEEN = """field => {
  const { outlineStyle, outlineWidth } = getComputedStyle(field);
  const [box] = field.getClientRects();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    marked: field.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    uncovered: field.contains(top),
  };
}"""


@dataclass(frozen=True)
class Words:
    """What the desk says in one language, by what it says in English."""

    language: str

    def __call__(self, english: str) -> str:
        with override(self.language):
            return str(gettext(english))

    def term(self, scheme: str, code: str) -> str:
        return read.label(scheme, code, self.language)


@dataclass(frozen=True)
class Hands:
    """One person at one window. Every name is the English one; the page is asked for the words of its language."""

    watched: Watched
    words: Words

    @property
    def page(self) -> Page:
        return self.watched.page

    def name(self, english: str) -> re.Pattern[str]:
        """Return what a control of this name is called, which may be said to be optional."""
        return re.compile(rf"^{re.escape(self.words(english))}( {re.escape(self.words('(optional)'))})?$")

    def called(self, role: str, english: str) -> Locator:
        return self.page.get_by_role(role, name=self.name(english))

    def field(self, english: str) -> Locator:
        return self.page.get_by_label(self.name(english))

    def write(self, name: str, text: str) -> None:
        self.type_into(self.field(name).first, text)

    def choose(self, name: str, scheme: str, code: str) -> None:
        self.pick_from(self.called("combobox", name), self.words.term(scheme, code))

    def tick(self, name: str) -> None:
        self.check(self.called("checkbox", name))

    def pick(self, name: str) -> None:
        self.check(self.called("radio", name))

    def press(self, name: str) -> None:
        self.hit(self.called("button", name).first)

    def follow(self, name: str) -> None:
        self.hit(self.called("link", name).first)

    def told(self, english: str) -> str:
        """Wait until the page says this in answer to what was done, and return all that it says there."""
        said = self.page.locator(".notice.ok").first
        any_value = re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(self.words(english)))
        expect(said).to_contain_text(re.compile(any_value))
        self.stands_right()
        return said.inner_text()

    def stands_right(self) -> None:
        rtl = self.words.language == "ar"
        expect(self.page.locator("html")).to_have_attribute("dir", "rtl" if rtl else "ltr")
        expect(self.page.locator("html")).to_have_attribute("lang", self.words.language)


class Mouse(Hands):
    """Clicks."""

    def hit(self, control: Locator) -> None:
        self.stands_right()
        control.click()

    def type_into(self, field: Locator, text: str) -> None:
        self.stands_right()
        field.fill(text)

    def pick_from(self, field: Locator, option: str) -> None:
        field.select_option(label=option)

    def check(self, box: Locator) -> None:
        box.check()


class Keys(Hands):
    """Types, and touches nothing else: a control that no key leads to, or that does not show it, fails."""

    def reach(self, control: Locator, most: int = MOST) -> None:
        """Press Tab, or Shift and Tab where the control lies behind, until it has the focus and shows it."""
        self.stands_right()
        control.first.wait_for(state="attached")
        back = control.first.evaluate(BEHIND)
        for _ in range(most):
            if control.evaluate_all(FOCUSED):
                break
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
        else:
            raise AssertionError(f"no key leads to {control}")
        seen = self.page.locator(":focus").evaluate(SEEN)
        assert seen == {"marked": True, "uncovered": True}, (seen, str(control))

    def hit(self, control: Locator) -> None:
        self.reach(control)
        self.page.keyboard.press("Enter")

    def type_into(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick_from(self, field: Locator, option: str) -> None:
        """Move in the list with the arrow keys."""
        self.reach(field)
        at, wanted = field.evaluate(
            "(list, label) => [list.selectedIndex, [...list.options].findIndex(each => each.label === label)]",
            option,
        )
        assert wanted >= 0, option
        for _ in range(abs(wanted - at)):
            self.page.keyboard.press("ArrowDown" if wanted > at else "ArrowUp")
        expect(field.locator("option:checked")).to_have_text(option)

    def check(self, box: Locator) -> None:
        """Space ticks a box; among choices of which one holds, arrows move to it."""
        group = box.get_attribute("name") if box.get_attribute("type") == "radio" else ""
        self.reach(self.page.locator(f'input[type=radio][name="{group}"]') if group else box)
        for _ in range(20):
            if not group or box.evaluate("choice => choice === document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()
