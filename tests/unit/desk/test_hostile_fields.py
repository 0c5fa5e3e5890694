# SPDX-License-Identifier: Apache-2.0
"""What no page of ours sends, and what people do send: an answer in words, never a failure."""

import pytest

from tests.flows.desk_browser import Browser

MANY_DIGITS = "9" * 5000
SHAPES = (
    "POINT EMPTY",
    "POINT Z (1 2 3)",
    "MULTIPOINT (1 1, 2 2)",
    "LINESTRING (999 999, 1 1)",
    "LINESTRING (1 1, nan 2)",
    "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))",
    "CIRCULARSTRING (0 0, 1 1, 2 0)",
    "LINESTRING (" + ", ".join(f"{n / 1000} 1" for n in range(20_000)) + ")",
    "SRID=3857;POINT (1 1)",
    "no shape at all",
)


@pytest.fixture
def page(amal):
    return Browser(amal).entry("/new/incident")


@pytest.mark.parametrize(
    ("field", "button"),
    [
        ("claims-TOTAL_FORMS", {"add": "claims"}),
        ("claims-TOTAL_FORMS", {"take_away": "claims-0"}),
        ("attributions-0-claim", {"take_away": "claims-0"}),
        ("row_version", {"save": "1"}),
        ("write_over", {"save": "1"}),
    ],
)
def test_a_number_of_five_thousand_digits_is_no_number(page, field, button):
    page.fields["attributions-TOTAL_FORMS"] = ["1"]
    page.fields[field] = [MANY_DIGITS]

    assert page.browser.send(page.path, page.fields, **button).status_code in (200, 422)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape[:30])
def test_a_shape_that_the_database_would_refuse_is_refused_in_words(page, shape):
    page.type(title_en="Shelling reported", date_edtf="2025-03-03")
    page.type("locations-0", precision="linear_or_fuzzy", name="Northreach", kept=shape)

    answer = page.save()
    assert answer.status_code == 422
    assert "error-summary" in answer.text


@pytest.mark.parametrize("address", ["ftp://example.org/a", "javascript:alert(1)", "file:///etc/passwd"])
def test_an_address_outside_the_web_is_refused_at_its_field(page, address):
    page.type(title_en="Shelling reported", date_edtf="2025-03-03")
    page.type("claims-0", source_name="Courier (invented)", source_kind="local_media", url=address)

    answer = page.save()
    assert answer.status_code == 422
    assert 'id="id_claims-0-url' in answer.text


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "utf-7"])
@pytest.mark.parametrize("path", ["/sign-in", "/language", "/assist/date", "/new/incident"])
def test_a_form_in_another_charset_is_refused_before_it_is_read(amal, path, charset):
    client = Browser(amal).client

    kind = f"application/x-www-form-urlencoded; charset={charset}"
    assert client.post(path, b"a=1", content_type=kind).status_code == 415


def test_a_form_in_utf_8_is_read(amal):
    client = Browser(amal).client
    client.handler.enforce_csrf_checks = False

    kind = "application/x-www-form-urlencoded; charset=UTF-8"
    assert client.post("/assist/date", b"date_edtf=2025-03-03", content_type=kind).status_code == 200


def test_a_date_in_arabic_digits_is_a_date(page):
    page.type(title_en="Shelling reported", date_edtf="٢٠٢٥-٠٣-٠٣")

    assert page.save().status_code == 302
