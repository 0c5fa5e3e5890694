# SPDX-License-Identifier: Apache-2.0
"""Whole answers of the public face without a network: through its own middleware, views and engine, in this process."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from registry.published.snapshot.reading import Snapshot
from registry.published.state import state
from registry.ui.kept import KEPT

HANDLER = WSGIHandler()
FACTORY = RequestFactory(SERVER_NAME="localhost")


class Answer(NamedTuple):
    status: int
    body: bytes


def ask(path: str, headers: Mapping[str, str] = {}) -> Answer:
    told: list[int] = []

    def begin(status: str, fields: object, info: object = None) -> None:
        told.append(int(status.split(maxsplit=1)[0]))

    response = HANDLER(FACTORY.get(path, headers=dict(headers)).environ, begin)
    body = b"".join(response)
    response.close()
    return Answer(told[0], body)


def stands(path: str) -> bool:
    """Whether anything answers at this address."""
    return ask(path).status == HTTPStatus.OK


def forget() -> None:
    """Have nothing answered from what an earlier call left: the first who asks pays in full."""
    KEPT.forget()
    if isinstance(source := state(), Snapshot):
        source.forget()
