# SPDX-License-Identifier: Apache-2.0
"""What Enter, the language switch and the browser's memory do on the page where one types, without a script."""

import re

import pytest

from registry.casework.models import Record

TYPED = "A note nobody wants to type twice"


def test_first_button_of_the_form_is_the_one_that_saves_nothing(page):
    buttons = re.findall(r"<button[^>]*>", page.html)
    of_form = [
        each
        for each in buttons
        if 'form="entry"' in each or page.html.index(each) > page.html.index('id="entry"')
    ]

    assert 'name="stay"' in of_form[0]
    assert 'tabindex="-1"' in of_form[0]
    assert any('name="save"' in each for each in of_form)


def test_enter_in_a_line_shows_the_page_again_unjudged(page):
    page.type(title_en="Half a title").button(stay="1")

    assert page.fields["title_en"] == ["Half a title"]
    assert "There is a problem" not in page.html
    assert Record.objects.count() == 0


def test_enter_in_the_search_of_a_place_searches(page):
    page.type("locations-0", sought="Nowhere at all").button(stay="1")

    assert "No place of this name is known here" in page.html


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_language_switch_of_the_page_keeps_what_was_typed(page, code, direction):
    page.type(summary_en=TYPED).button(language=code)

    assert f'dir="{direction}"' in page.html
    assert page.fields["summary_en"] == [TYPED]
    assert Record.objects.count() == 0
    assert f'dir="{direction}"' in page.browser.page("/")


def test_language_that_we_do_not_have_is_no_button(sound):
    assert sound.browser.send(sound.path, sound.fields, language="xx").status_code == 302
    assert Record.objects.count() == 1


def test_browser_is_asked_to_restore_no_field_rather_than_some(page):
    assert re.search(r'<form[^>]*id="entry"[^>]*autocomplete="off"', page.html)


def test_page_that_comes_back_unsaved_says_so_to_the_script_that_warns(page):
    assert "data-unsaved" not in page.html
    assert "data-unsaved" in page.type(title_en="x").button(stay="1").html
