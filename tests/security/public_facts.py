# SPDX-License-Identifier: Apache-2.0
"""What a public process is made of, as JSON. Runs with exactly the environment of the running public face."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from registry.config.wsgi import application

OURS = ("registry.", "api.", "celery", "kombu", "redis")


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Yield the pattern of every address."""
    for entry in resolver.url_patterns:
        here = f"{before}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield here
        else:
            yield from routes(entry, f"{here} ")


def refusal_of(module: str) -> str:
    """Return how the import of a private room ends; empty when it succeeds."""
    try:
        import_module(module)
    except RuntimeError as refusal:
        return str(refusal)
    return ""


def facts(private: list[str]) -> dict[str, object]:
    at_start = "registry.public.views.explore" in sys.modules
    found = list(routes(get_resolver()))
    application({**REQUEST, "PATH_INFO": "/en/"}, lambda *words: None)
    loaded = sorted(name for name in sys.modules if name.startswith(OURS))
    return {
        "apps": list(settings.INSTALLED_APPS),
        "engines": {alias: entry["ENGINE"] for alias, entry in settings.DATABASES.items()},
        "broker": settings.CELERY_BROKER_URL,
        "middleware": list(settings.MIDDLEWARE),
        "routes": found,
        "pages_read_at_start": at_start,
        "modules": loaded,
        "imports": {name: refusal_of(name) for name in private},
    }


REQUEST = {
    "REQUEST_METHOD": "GET",
    "SERVER_NAME": "localhost",
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.url_scheme": "http",
    "wsgi.input": sys.stdin.buffer,
    "wsgi.errors": sys.stderr,
}

if __name__ == "__main__":
    json.dump(facts(sys.argv[1:]), sys.stdout)
