# SPDX-License-Identifier: Apache-2.0
"""Areas as typed: a code or a name, looked up in the gazetteer; an unknown name stays a name."""

import re
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.domain.errors import InvalidFilter, InvalidPlace
from registry.domain.words import gettext_noop
from registry.gazetteer.models import AdminArea

ISO3 = re.compile(r"[A-Z]{3}")
PCODE = re.compile(r"[A-Z]{2}\d[0-9A-Z]*")
NO_AREA = gettext_noop(
    "No country or area is called “%(name)s” here. Write its name in English or Arabic, or its code, such as SYR or SY07."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A first-level area: by code where the gazetteer knows it, else by name alone."""

    country: str = ""
    pcode: str = ""
    cod_version: str = ""
    name: dict[str, str] = field(default_factory=dict)


def current(level: int) -> QuerySet[AdminArea]:
    return AdminArea.objects.filter(level=level, valid_to__isnull=True)


def countries() -> list[tuple[str, str]]:
    """Return (ISO 3166-1 alpha-3, name in the reader's language) of every country of the gazetteer."""
    language = get_language() or "en"
    rows = current(0).exclude(country="").values_list("country", "names")
    return sorted(
        ((code, names.get(language) or names["en"]) for code, names in rows), key=lambda row: row[1]
    )


def first_level(country: str) -> list[tuple[str, str]]:
    """Return (P-code or name, name) of the country's first-level areas."""
    language = get_language() or "en"
    rows = current(1).filter(country=country).values_list("pcode", "names")
    named = [(pcode, names.get(language) or names["en"]) for pcode, names in rows]
    return sorted(((pcode or name, name) for pcode, name in named), key=lambda row: row[1])


def find_country(text: str) -> str:
    """Return the alpha-3 code of what was typed; empty for nothing. Raises: InvalidPlace."""
    typed = text.strip()
    if not typed or ISO3.fullmatch(typed.upper()):
        return typed.upper()
    by_name = Q(names__en__iexact=typed) | Q(names__ar=typed)
    code = current(0).filter(by_name).exclude(country="").values_list("country", flat=True).first()
    if code is None:
        raise InvalidPlace(_("No country of this name is known. Write its three-letter code, such as SYR."))
    return str(code)


def find_first_level(text: str, *, country: str) -> Named:
    """Return the area of this P-code or name. Raises: InvalidPlace for a P-code that no edition here has."""
    area = first_level_area(text, country=country)
    typed = text.strip()
    return named(area) if area else Named(name={"en": typed} if typed else {})


def first_level_area(text: str, *, country: str) -> AdminArea | None:
    """Return the one area of this P-code or name; None for a name that none or several have.

    Raises: InvalidPlace for a P-code that no edition here has.
    """
    typed = text.strip()
    if not typed:
        return None
    areas = current(1).filter(country=country) if country else current(1)
    if PCODE.fullmatch(typed.upper()):
        area = areas.filter(pcode=typed.upper()).first()
        if area is None:
            raise InvalidPlace(_("No first-level area has this P-code here. Write its name instead."))
        return area
    found = list(areas.filter(Q(names__en__iexact=typed) | Q(names__ar=typed))[:2])
    return found[0] if len(found) == 1 else None


def named(area: AdminArea) -> Named:
    names = {language: area.names[language] for language in ("en", "ar") if area.names.get(language)}
    return Named(area.country, area.pcode, area.cod_version, names)


def area_codes(text: str) -> list[str]:
    """Return the codes of countries and areas of any level, typed as codes or names with commas between them.

    A name that several areas have means each of them. Raises: InvalidFilter for a name that none has.
    """
    parts = [part.strip() for part in re.split("[,،]", text) if part.strip()]
    if len(parts) > 1 and not all(map(is_code, parts)) and (whole := codes_of(text.strip())):
        return whole
    found: list[str] = []
    for part in parts:
        codes = codes_of(part)
        if not codes:
            raise InvalidFilter(NO_AREA, field="area", name=part[:60])
        found += codes
    return found


def codes_of(typed: str) -> list[str]:
    """Return the code as typed, or those of the areas of this name; none for a name that no area with a code has."""
    if is_code(typed):
        return [typed.upper()]
    if not typed.isprintable():
        return []
    named_so = Q(names__en__iexact=typed) | Q(names__ar=typed)
    areas = AdminArea.objects.filter(named_so, valid_to__isnull=True).values_list("level", "country", "pcode")
    return sorted({code for level, country, pcode in areas if (code := pcode if level else country)})


def is_code(typed: str) -> bool:
    return bool(ISO3.fullmatch(typed.upper()) or PCODE.fullmatch(typed.upper()))
