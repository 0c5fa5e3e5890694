# SPDX-License-Identifier: Apache-2.0
"""What everybody can read of one record, asked from the public face as everybody asks it."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen


@dataclass(frozen=True)
class World:
    """The address of a public face."""

    url: str

    def ask(self, path: str) -> tuple[int, str]:
        """Return status and text of an answer, whatever it is."""
        try:
            with urlopen(self.url + path) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def item(self, code: str, version: int | None = None) -> dict[str, Any]:
        """Return what programs read of a record that is public."""
        status, text = self.ask(f"/api/v1/incidents/{code}" + (f"/versions/{version}" if version else ""))
        assert status == 200, text
        return json.loads(text)

    def codes(self, title: str) -> list[str]:
        """Return the codes under which records of this title are listed."""
        items = json.loads(self.ask("/api/v1/incidents?limit=1000")[1])["items"]
        return [item["code"] for item in items if title in item["title"].values()]
