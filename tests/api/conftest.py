# SPDX-License-Identifier: Apache-2.0
"""A public face with a few records in it. Written by the publisher's role, read by the reader's."""

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections

from tests.api.raw import ask, environ
from tests.factories import content as make
from tests.factories.areas import public_areas

VOCABULARIES = [
    {
        "code": "weapon",
        "title": {"en": "Weapon"},
        "concepts": [
            {
                "code": "cluster_munition",
                "label": {"en": "Cluster munition"},
                "parent": None,
                "attributes": {
                    "family_label": {"en": "Cluster munitions (all)", "ar": "الذخائر العنقودية (جميعها)"}
                },
            },
            {
                "code": "cluster_rocket",
                "label": {"en": "Cluster rocket"},
                "parent": "cluster_munition",
                "attributes": {},
            },
            {"code": "uxo", "label": {"en": "Unexploded ordnance"}, "parent": None, "attributes": {}},
        ],
    },
    {"code": "harm", "title": {"en": "Harm"}, "concepts": []},
]


@pytest.fixture
def put(db, as_publisher):
    """Return a function that publishes content and returns its code."""

    def publish(*contents, **options) -> str | list[str]:
        with as_publisher():
            codes = [make.publish(each, **options) for each in contents]
        return codes[0] if len(codes) == 1 else codes

    return publish


@pytest.fixture
def take_down(db, as_publisher):
    def withdraw(code: str, **options) -> None:
        with as_publisher():
            make.withdraw(code, **options)

    return withdraw


@pytest.fixture
def reference(db, as_publisher):
    """A small vocabulary and two areas, copied as the publisher copies them."""
    from registry.published import write

    with as_publisher():
        write.copy_reference(VOCABULARIES, public_areas(), version="test")


@pytest.fixture
def get(public_client, reference):
    """Return a function: GET on the public face, the body as JSON."""

    def fetch(path: str, *, status: int = 200, **headers):
        response = public_client.get(path, headers=headers)
        assert response.status_code == status, response.content[:400]
        return response.json()

    return fetch


@pytest.fixture
def raw(public_client, reference):
    """Return a function that asks the public face as a server does; its connections stay those of the test."""
    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    handler = WSGIHandler()
    yield lambda target, **options: ask(handler, environ(target, **options))
    for signal in both:
        signal.connect(close_old_connections)
