# SPDX-License-Identifier: Apache-2.0
"""What the pages tell people to type does what they say, against a face that runs."""

import json
import re
import subprocess
import sys
from html import unescape
from urllib.request import urlopen

import pytest


@pytest.fixture(params=["/api/v1/docs/", "/en/api", "/ar/api"])
def snippet(request, standing):
    """Return a function: what is to be typed, asking for pages of twenty so that there are several."""
    with urlopen(f"{standing.url}{request.param}") as answer:
        page = answer.read().decode()

    def of(name: str) -> str:
        found = re.search(rf'<code id="snippet-{name}">(.*?)</code>', page, re.DOTALL)
        assert found, name
        return unescape(found[1]).replace("limit=1000", "limit=20")

    return of


@pytest.fixture
def codes(standing) -> list[str]:
    with urlopen(f"{standing.url}/api/v1/incidents?area=SYR&limit=1000") as answer:
        found = [item["code"] for item in json.load(answer)["items"]]
    assert len(found) > 40
    return found


def test_the_python_of_the_page_reads_every_page(snippet, codes):
    done = subprocess.run(
        [sys.executable, "-c", snippet("python")], capture_output=True, text=True, check=True
    )

    assert [line.split()[0] for line in done.stdout.splitlines()] == codes


def test_the_curl_of_the_page_reads_every_page(snippet, codes, tmp_path):
    subprocess.run(["sh", "-c", snippet("curl")], cwd=tmp_path, check=True)

    pages = [json.loads(line) for line in (tmp_path / "pages.jsonl").read_text().splitlines()]
    assert len(pages) > 2
    assert [item["code"] for page in pages for item in page["items"]] == codes
