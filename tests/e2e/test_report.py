# SPDX-License-Identifier: Apache-2.0
"""A request goes from the form to its outcome, by faces that run as they really do; its text is nowhere in clear."""

import os
import re
import subprocess

import pytest

from registry.config.backup.programs import path_of
from registry.config.environment.parse import database
from tests.e2e.desk_faces import PASSWORD, both
from tests.e2e.watched import assert_sound
from tests.security.canaries import files_with, hits

NUMBER = re.compile(r"RQ(?:-[0-9A-Z]{5}){4}")
WROTE = "Zzyxcanary stands in the summary of this record"
NOTED = "Zzyxnote asked the team of the area"
REACHED = "zzyxreader@example.org"
WORDS = {"en": "A name was taken out of the summary.", "ar": "حُذف اسم من الملخص."}
FORM = "main form:has([name=token])"
NARROW = {"width": 320, "height": 700}


@pytest.fixture(scope="module")
def desk(static_files, catalogues):
    with both("e2e_report") as running:
        yield running


@pytest.fixture
def reader(window, desk):
    """Return a function that opens the form as a reader does."""

    def opened(language="en", **options):
        watched = window(desk.public, **options)
        watched.open(f"/{language}/report")
        return watched

    return opened


@pytest.fixture
def seated(window, desk):
    def take(name):
        watched = window(desk.desk, locale="en")
        watched.open("/sign-in")
        watched.page.fill("#id_username", name)
        watched.page.fill("#id_password", PASSWORD)
        watched.page.click("main button[type=submit]")
        watched.page.wait_for_url("**/")
        return watched

    return take


def fill(page, **more):
    page.check("input[name=kind][value=removal]")
    for name, text in {"wrong": WROTE, **more}.items():
        page.fill(f"#id_{name}", text)


def send(page) -> str:
    """Send the form as soon as a person could have filled it in, and return the number."""
    page.wait_for_timeout(3000)
    page.click(f"{FORM} button")
    page.wait_for_selector(".number-given")
    return NUMBER.search(page.inner_text("main"))[0]


def look_up(page, number):
    """Look the request up with the form of the page."""
    page.click("main a[href$='/report']")
    page.fill("#id_number", number)
    page.click("main form:has(#id_number) button")
    page.wait_for_selector("main p.big")
    assert "RQ" not in page.url


def step(page, name, **fields):
    form = page.locator(f"form[action$='/{name}']")
    page.locator(f"details:has(form[action$='/{name}']) > summary").click()
    for field, text in fields.items():
        form.locator(f"[name={field}]").fill(text)
    form.locator("button[type=submit]").click()


def test_what_is_refused_is_said_soundly_in_both_languages(reader):
    for language in ("en", "ar"):
        watched = reader(language, **NARROW)
        watched.page.click(f"{FORM} button")
        watched.page.wait_for_selector(".error-summary:focus")
        assert_sound(watched, f"report-{language}-refused")
        assert watched.clean()


def test_a_request_goes_from_the_form_to_its_outcome(reader, seated, desk, window):
    asking = reader("ar", java_script_enabled=False)
    fill(asking.page, address=REACHED)
    asking.page.check("input[name=contact][value=email]")
    number = send(asking.page)
    assert asking.clean()
    assert "Zzyx" not in asking.page.content()
    desk.carry()

    first = seated("basim")
    first.page.click("nav >> text=Requests")
    first.page.click("main ol a.title")
    assert WROTE in first.page.inner_text("main")
    assert REACHED in first.page.inner_text("main")
    step(first.page, "note", text=NOTED)
    step(first.page, "answer", text="Zzyxanswer: the name is out.")
    first.page.locator("details:has(form[action$='/close']) > summary").click()
    first.page.check("input[name=outcome][value=removed]")
    for language, words in WORDS.items():
        first.page.fill(f"[name=words_{language}]", words)
    first.page.click("form[action$='/close'] button")
    assert first.page.locator("form[action$='/confirm']").count() == 0

    second = seated("dunya")
    second.open("/requests/closed")
    second.page.click("main ol a.title")
    second.page.click("form[action$='/confirm'] button")
    desk.carry()

    told = window(desk.public)
    told.open(f"/ar/report/{number}")
    assert WORDS["ar"] in told.page.inner_text("main")
    assert_sound(told, "report-state-ar")
    assert "Zzyx" not in told.page.content()


def dump(house, variable: str) -> bytes:
    """Return every row of a database as text."""
    address = database(house.environment("owner")[variable])
    words = [
        path_of("pg_dump"),
        "--enable-row-security",
        "-h",
        address.host,
        "-U",
        address.user,
        address.name,
    ]
    environment = {**os.environ, "PGPASSWORD": address.password}
    return subprocess.run(words, env=environment, capture_output=True, check=True).stdout


def everywhere(house) -> dict[str, bytes]:
    """Return what both databases and Redis hold, by place."""
    import redis

    from registry.embedded.addresses import cache_url
    from registry.embedded.layout import layout_for
    from tests.settings import VAR

    server = redis.Redis.from_url(cache_url(layout_for(VAR), "admin"))
    held = b"\n".join(key + (server.dump(key) or b"") for key in server.keys("*"))
    return {
        "the public database": dump(house, "REGISTRY_PUBLISHED_DATABASE_URL"),
        "the desk's database": dump(house, "REGISTRY_DATABASE_URL"),
        "Redis": held,
    }


def test_no_word_of_it_is_in_clear_in_a_database_in_redis_in_a_log_or_a_file(desk):
    """After the journey above. What is looked for so is found where it stands in clear: the words for the public are."""
    from tests.settings import VAR

    found = everywhere(desk.house)
    for word in ("Zzyxcanary", "zzyxreader", "Zzyxnote", "Zzyxanswer"):
        assert [place for place, held in found.items() if hits(word, held)] == []
        assert files_with(word, VAR / "log") == []
    assert hits("taken out of the summary", found["the public database"])
    assert hits("request.closed", found["the desk's database"])


def test_the_number_is_in_no_log_and_in_no_database(desk, reader):
    from tests.settings import VAR

    asking = reader()
    fill(asking.page)
    number = send(asking.page)
    asking.page.click(f"a[href$='{number}']")
    asking.page.wait_for_url(f"**/{number}")
    look_up(asking.page, number)
    asking.page.goto(f"{desk.public}/en/report/%20{number}")
    desk.carry()

    held = everywhere(desk.house)
    assert [place for place in held if hits(number, held[place])] == []
    assert files_with(number, VAR / "log") == []
