# SPDX-License-Identifier: Apache-2.0
"""A line of the access log is put together from its own parts alone, each of them cleaned."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from registry.config.web_log import WebLog
from registry.embedded.faces import ACCESS

TOKEN = "canary_token"
REQUEST = SimpleNamespace(headers=[("COOKIE", TOKEN), ("ACCEPT", "*/*")])
RESPONSE = SimpleNamespace(status="200 OK", headers=[("Content-Type", "text/html")], sent=2)
ENVIRON = {
    "REQUEST_METHOD": "GET",
    "RAW_URI": "/",
    "PATH_INFO": f"/welcome/{TOKEN}",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "HTTP_COOKIE": TOKEN,
}


def log(form: str) -> WebLog:
    config = Config()
    config.set("access_log_format", form)
    return WebLog(config)


def parts(form: str) -> dict[str, object]:
    return log(form).atoms(RESPONSE, REQUEST, ENVIRON, timedelta(milliseconds=3))


def test_of_all_that_the_server_offers_the_line_takes_its_own_parts():
    assert parts(ACCESS) == {"m": "GET", "U": "/welcome/…", "s": "200", "M": 3}


@pytest.mark.parametrize(
    ("form", "wanted"), [("%(U)s", {"U"}), ("%({cookie}i)s %(h)s", {"{cookie}i", "h"}), ("nothing", set())]
)
def test_another_form_of_line_has_its_parts_too(form, wanted):
    assert set(parts(form)) == wanted
