# SPDX-License-Identifier: Apache-2.0
"""HEAD on every public address: the headers of GET and not one byte after them."""

import pytest

from tests.factories import content as make

ADDRESSES = (
    "/",
    "/healthz",
    "/en/",
    "/en/explore",
    "/ar/api",
    "/en/nothing",
    "/nothing",
    "/en/incidents/{code}",
    "/en/incidents/{code}/card",
    "/incidents/{code}",
    "/incidents/CHR-0000000-0",
    "/api/",
    "/api/v1/",
    "/api/v1/incidents",
    "/api/v1/incidents?format=geojson",
    "/api/v1/incidents?unknown=1",
    "/api/v1/incidents/{code}",
    "/api/v1/incidents/{code}/versions",
    "/api/v1/incidents/{code}/versions/1",
    "/api/v1/incidents/CHR-0000000-0",
    "/api/v1/aggregate-reports",
    "/api/v1/vocabularies",
    "/api/v1/vocabularies/weapon",
    "/api/v1/areas",
    "/api/v1/areas/SYR",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_the_body(put, raw, address):
    target = address.format(code=put(make.content()))
    got = raw(target, accept_encoding="gzip")
    asked = raw(target, accept_encoding="gzip", method="HEAD")

    assert (asked.status, asked.body, asked.headers) == (got.status, b"", got.headers)
    assert asked.headers["Content-Length"] == str(len(got.body))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_never_has_a_body_tells_no_length(put, raw, method):
    """A length of 0 beside a 304 would say that the answer which the reader has is empty (RFC 9110, 8.6)."""
    target = f"/api/v1/incidents/{put(make.content())}"
    etag = raw(target).headers["ETag"]
    again = raw(target, method=method, if_none_match=etag)

    assert (again.status, again.body, "Content-Length" in again.headers) == (304, b"", False)
    assert "Content-Length" not in raw(target, method="OPTIONS").headers


def test_negative_control_without_the_middleware_the_body_of_a_refusal_goes_out(raw, settings):
    from django.core.handlers.wsgi import WSGIHandler

    from tests.api.raw import ask, environ

    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "registry.ui.head.WithoutBody"]

    assert ask(WSGIHandler(), environ("/api/nothing", method="HEAD")).body
