# SPDX-License-Identifier: Apache-2.0
"""What gunicorn writes of requests, and of those that it could not serve; no token is in it."""

import re
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from registry.config.tokenless import Tokenless, in_one_line, tokenless

PART = re.compile(r"%\(([^)]+)\)s")


class WebLog(Logger):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn's own log with the filter of all others."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.access_log.addFilter(Tokenless())
        self.error_log.addFilter(Tokenless())
        self.parts = frozenset(PART.findall(cfg.access_log_format))

    def atoms(self, *request: Any) -> dict[str, Any]:
        """Return what a line is put together from, each part by itself: where one ends, no filter sees later.

        Of each request gunicorn offers a hundred parts, all its headers among them; those that no line holds are left out.
        """
        offered = super().atoms(*request)
        return {name: plain(offered[name]) for name in self.parts & offered.keys()}


def plain(value: Any) -> Any:
    return in_one_line(tokenless(value)) if isinstance(value, str) else value
