# SPDX-License-Identifier: Apache-2.0
"""What holds for every answer, beside what schemathesis knows to ask. Loaded by schemathesis as its hooks."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

import schemathesis

# Why a value within the form of its parameter may still be refused. Everything else is a fault of the form.
BEYOND_A_FORM = re.compile(
    r"each at most once|at most 100,000 rows"
    r"|not in the calendar|earlier day first|southern edge|has no code|has no such country|at most 200 codes"
    r"|taken unchanged|belongs to another filter|is a number, or two|may stand only once|at most 2000 characters"
    r"|smaller number first|needs a letter or a digit|takes at most 20 words|a moment in UTC|is not text in UTF-8"
    r"|names no line of this feed"
)
NOTHING_YET = {"GET /api/v1/releases/{release}"}
NOTHING_HERE = (
    b'{"type":"/en/api#not_found","title":"Not Found","status":404,"detail":"There is nothing at this address.",'
    b'"code":"not_found","errors":[]}'
)


def names_of(response) -> set[str]:
    query = urlsplit(response.request.url).query
    return {name for name, _ in parse_qsl(query, keep_blank_values=True, errors="replace")}


@schemathesis.check
def refusals_are_problems(ctx, response, case):
    """A refusal is a problem document, and one of nothing is the same bytes everywhere."""
    if response.status_code < 400:
        return
    kind = (response.headers.get("content-type") or [""])[0]
    assert kind == "application/problem+json", f"{response.status_code} came as {kind or 'nothing'}"
    if response.status_code == 404 and response.request.method != "HEAD":
        assert response.content == NOTHING_HERE, "a 404 tells more than that there is nothing"


@schemathesis.check
def nothing_is_ignored(ctx, response, case):
    """A parameter that the address does not have is refused."""
    declared = {each.name for each in case.operation.iter_parameters() if each.location.name == "QUERY"}
    if response.status_code == 200 and response.request.method == "GET":
        strange = names_of(response) - declared
        assert not strange, f"{sorted(strange)} had no effect and was not refused"


@schemathesis.check
def refusals_name_what_is_wrong(ctx, response, case):
    """A 400 names a parameter; where all are within their forms, the reason is one that no form can say."""
    if response.status_code != 400 or response.request.method != "GET":
        return
    problem = json.loads(response.content)
    assert problem["errors"], "a 400 names no parameter"
    assert all(each["parameter"] and each["detail"] for each in problem["errors"])
    of_another = case.operation.path.startswith("/api/v1/docs/try/")  # takes what another address takes
    if case.meta and case.meta.generation.mode.is_positive and not of_another:
        assert BEYOND_A_FORM.search(problem["detail"]), f"within its form, and refused: {problem['detail']}"


@schemathesis.check
class EveryAddressAnswers:
    """A run in which an address only refused has shown nothing about it."""

    def __init__(self):
        self.asked, self.answered = set(), set()

    def after_response(self, ctx, response, case):
        label = case.operation.label
        self.asked.add(label)
        if response.status_code < 400:
            self.answered.add(label)

    def after_run(self, ctx):
        silent = sorted(self.asked - self.answered - NOTHING_YET)
        assert not silent, f"only ever refused: {', '.join(silent)}"
