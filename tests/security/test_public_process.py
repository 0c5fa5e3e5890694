# SPDX-License-Identifier: Apache-2.0
"""The public process holds nothing of the desk: no app, no model, no address, no session, no cookie."""

import http.client
import re
from urllib.parse import urlsplit

import pytest

WITH_MODELS = (
    "audit",
    "accounts",
    "vocabularies",
    "gazetteer",
    "evidence",
    "casework",
    "inbox",
    "review",
    "publishing",
)
PRIVATE_APPS = (*WITH_MODELS, "intake", "desk")
STARTS = (
    "/",
    "/en/",
    "/en/explore",
    "/ar/",
    "/en/nothing-here",
    "/nothing-here",
    "/en/incidents/CHR-0000000-0",
    "/api/",
    "/api/v1/",
    "/api/v1/incidents",
    "/api/v1/incidents?limit=1&format=geojson",
    "/api/v1/incidents?unknown=1",
    "/api/v1/incidents/CHR-0000000-0",
    "/api/v1/aggregate-reports",
    "/healthz",
    "/static/ui/icon.svg",
    "/admin/",
    "/sign-in",
)
LINK = re.compile(r"""(?:href|src|action|"url"|"self"|"next"|"html"|"json")\s*[=:]\s*"([^"#]+)""")
MOST = 200


@pytest.fixture(scope="module")
def facts(run_inside):
    private = [f"registry.{app}.models" for app in WITH_MODELS]
    return run_inside("public", "tests.security.public_facts", *private)


def test_no_app_of_the_desk_is_installed(facts):
    assert not {f"registry.{app}" for app in PRIVATE_APPS} & set(facts["apps"])
    assert not [
        app
        for app in facts["apps"]
        if (app.startswith("django.contrib.") and "auth" in app) or "sessions" in app
    ]


def test_the_desks_database_is_a_dummy(facts):
    assert facts["engines"]["default"] == "django.db.backends.dummy"
    assert facts["broker"] == ""


def test_no_room_of_the_desk_was_ever_imported(facts):
    """Every view of every address was loaded and a page answered before the modules were listed."""
    private = tuple(f"registry.{app}" for app in PRIVATE_APPS)
    assert len(facts["routes"]) > 10
    assert [name for name in facts["modules"] if name.startswith(private)] == []
    assert "registry.published.write" not in facts["modules"]


def test_all_pages_are_read_before_the_first_question(facts):
    assert facts["pages_read_at_start"]


def test_the_models_of_the_desk_cannot_even_be_imported(facts):
    assert [name for name, refusal in facts["imports"].items() if "INSTALLED_APPS" not in refusal] == []


def test_neither_sessions_nor_sign_in_run_there(facts):
    words = ("session", "auth", "csrf", "message")
    assert [name for name in facts["middleware"] if any(word in name.lower() for word in words)] == []


def fetch(port, method, path):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        line.request(method, path, headers={"Host": f"localhost:{port}", "Cookie": "registry_desk_session=x"})
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read().decode(errors="replace")
    finally:
        line.close()


def local(found, port):
    """Return the path of an address of this face, or None for one that leads elsewhere."""
    parts = urlsplit(found.replace("&amp;", "&"))
    if parts.netloc not in ("", f"localhost:{port}", f"127.0.0.1:{port}") or parts.scheme not in ("", "http"):
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if path.startswith("/") else None


@pytest.fixture(scope="module")
def crawled(standing):
    """Every address that can be reached by links, with status and headers."""
    port, answers, waiting = standing.ports.public, {}, list(STARTS)
    while waiting and len(answers) < MOST:
        path = waiting.pop(0)
        if path not in answers:
            status, headers, body = fetch(port, "GET", path)
            answers[path] = status, headers
            targets = [*LINK.findall(body), headers.get("Location", "")]
            waiting += [found for target in targets if (found := local(target, port))]
    return answers


def test_no_address_sets_a_cookie(crawled):
    assert [path for path, (_, headers) in crawled.items() if "Set-Cookie" in headers] == []
    assert [
        path for path, (_, headers) in crawled.items() if "cookie" in headers.get("Vary", "").lower()
    ] == []


def test_the_walk_met_pages_records_and_refusals(crawled):
    statuses = {status for status, _ in crawled.values()}
    assert {200, 302, 404} <= statuses
    assert [path for path, (status, _) in crawled.items() if status >= 500] == []
    assert len([path for path in crawled if re.search(r"/incidents/DEM-", path)]) >= 3


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/en/", "/api/v1/incidents", "/nothing-here"])
def test_a_writing_method_is_refused_without_a_cookie(standing, method, path):
    status, headers, _ = fetch(standing.ports.public, method, path)

    assert 400 <= status < 500
    assert "Set-Cookie" not in headers
