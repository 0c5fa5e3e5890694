# SPDX-License-Identifier: Apache-2.0
"""Every address of the desk refuses a form without a token of this site, whoever is signed in."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES = {"uuid": "00000000-0000-7000-8000-000000000000", "int": "1", "str": "x"}
PART = re.compile(r"<(?:(\w+):)?\w+>")


def addresses(patterns, before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield PART.sub(lambda part: SAMPLES.get(part[1] or "str", "x"), path)


DESK = sorted(set(addresses(get_resolver("registry.config.urls_desk").url_patterns)))


@pytest.mark.django_db(databases=["default", "published"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_address_takes_a_form_without_a_token(ghada, method):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ghada)

    answers = {path: getattr(client, method)(path).status_code for path in DESK}

    assert len(answers) > 30
    assert {path: status for path, status in answers.items() if status != 403} == {}


@pytest.mark.django_db(databases=["default", "published"])
def test_cookies_are_for_this_site_alone(client, amal):
    page = client.get("/sign-in")
    client.post("/sign-in", {"username": "amal", "password": "correct horse battery staple"})

    for cookie in (*page.cookies.values(), *client.cookies.values()):
        assert (cookie["samesite"], cookie["httponly"]) == ("Strict", True)
