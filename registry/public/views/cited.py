# SPDX-License-Identifier: Apache-2.0
"""The citation of one version as a file, for programs that keep references."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from registry.public.views.addressed import of_record
from registry.published import citing, records
from registry.published.records import Head
from registry.ui.answers import Basis, answer
from registry.ui.wording.called import registry_name


@of_record
def cited(request: HttpRequest, found: Head, number: str, ending: str) -> HttpResponse:
    """Send the citation of this version in the form that the ending names. Raises: Gone, NotFound."""
    asked = records.number_of(number)
    records.refuse_taken_down(found, asked)
    form = next(each for each in citing.FORMATS if each.ending == ending)
    language = get_language() or "en"
    name = f"{found.code}-v{asked}.{ending}"
    basis = Basis(
        ("cited", found, asked, ending, language, registry_name("en"), registry_name(language)),
        found.published_at,
        form.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

    def written() -> bytes:
        document = json.loads(records.version(found, asked, "json"))
        return form.written(citing.citation(document, registry_name, language)).encode()

    return answer(request, basis, written)
