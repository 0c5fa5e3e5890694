# SPDX-License-Identifier: Apache-2.0
"""Every address for programs, taken from the URL resolver, so that a new one is attacked without being named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.utils.regex_helper import normalize

from registry.config import faces
from registry.ui.problems import ROOMS


@dataclass(frozen=True)
class Route:
    """An address with `%(name)s` where it varies; `view`: what answers there."""

    template: str
    names: tuple[str, ...]
    view: Any

    def path(self, fill: Callable[[str], str]) -> str:
        return self.template % {name: fill(name) for name in self.names}

    def reached_by(self, path: str) -> bool:
        """Return whether the view answers the path: a sample that does not fit its route attacks nothing."""
        try:
            return bool(resolve(path, faces.PUBLIC.urlconf).func is self.view)
        except Resolver404:
            return False


def routes() -> list[Route]:
    """Return every route below the rooms for programs but the one that stands for all other addresses."""
    return [
        route for route in read(get_resolver(faces.PUBLIC.urlconf), "/") if route.template.startswith(ROOMS)
    ]


def read(resolver: URLResolver, before: str) -> Iterator[Route]:
    for each in resolver.url_patterns:
        here = before + each.pattern.regex.pattern.removeprefix("^").removesuffix(r"\Z").removesuffix("$")
        if isinstance(each, URLResolver):
            yield from read(each, here)
        elif isinstance(each, URLPattern) and here not in ROOMS:
            template, names = normalize(here)[0]
            yield Route(template, tuple(names), each.callback)
