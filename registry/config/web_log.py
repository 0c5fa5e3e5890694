# SPDX-License-Identifier: Apache-2.0
"""What gunicorn writes of requests, and of those that it could not serve; no token is in it."""

from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from registry.config.tokenless import Tokenless


class WebLog(Logger):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn's own log with the filter of all others."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.access_log.addFilter(Tokenless())
        self.error_log.addFilter(Tokenless())
