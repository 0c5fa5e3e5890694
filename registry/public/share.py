# SPDX-License-Identifier: Apache-2.0
"""How a page shows itself where somebody shares its address (Open Graph): title, a sentence, and a drawn picture."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.published.envelope import PATHS
from registry.ui.wording.called import registry_name
from registry.ui.wording.days import in_words
from registry.ui.wording.summary import harm_line
from registry.ui.wording.terms import plain_text


class Share(NamedTuple):
    """`image`: a PNG of 1200 by 630; `alt`: what it shows."""

    title: str
    description: str
    image: str
    alt: str


def of_site(title: object = "") -> Share:
    """Return what is shown of a page that is no record."""
    words = str(title) or registry_name()
    said = _("Reported harm to civilians. Each record shows what each source said.")
    return Share(words, said, f"{settings.REGISTRY_PUBLIC_URL}/og/{get_language()}/site.png", registry_name())


def of_record(document: Mapping[str, Any]) -> Share:
    path = f"{PATHS[document['kind']]}/{document['code']}/{document['version']}"
    image = f"{settings.REGISTRY_PUBLIC_URL}/og/{get_language()}/{path}.png"
    said = f"{in_words(document['date']['edtf'])}. {harm(document)}."
    title = plain_text(document["title"])
    return Share(title, said, image, title)


def harm(document: Mapping[str, Any]) -> str:
    return harm_line(dict(document), only_stated=document["kind"] != "incident")
