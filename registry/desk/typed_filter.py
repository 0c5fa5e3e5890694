# SPDX-License-Identifier: Apache-2.0
"""What a person typed into the filter of the list: areas by name become codes, and each wrong field is named."""

from django.http import QueryDict

from registry.casework.finding import RecordFilter, parse
from registry.desk.forms.areas import area_codes
from registry.desk.forms.listing import FilterForm
from registry.desk.words import plainly
from registry.domain.errors import InvalidFilter
from registry.domain.filters import shown

# A parameter that stands in the form under another name.
FIELDS = {"date": "from"}


def understood(typed: QueryDict) -> QueryDict:
    """Return the parameters with areas as codes. Raises: InvalidFilter for a name that no area has."""
    known = typed.copy()
    if "area" in typed:
        known["area"] = ",".join(code for text in typed.getlist("area") for code in area_codes(text))
    return known


def asked(typed: QueryDict) -> RecordFilter:
    """Raises: InvalidFilter."""
    return parse(understood(typed))


def wrong(typed: QueryDict) -> dict[str, InvalidFilter]:
    """Return what is wrong, by parameter; each is judged by itself."""
    found = {}
    for name, values in typed.lists():
        alone = QueryDict(mutable=True)
        alone.setlist(name, values)
        try:
            asked(alone)
        except InvalidFilter as refusal:
            found[name] = refusal
    return found


def marked(form: FilterForm, typed: QueryDict) -> FilterForm:
    """Say beside each field what is wrong with it; above them all, what has no field."""
    form.full_clean()
    for name, refusal in wrong(typed).items():
        field, words = FIELDS.get(name, name), plainly(refusal)
        if field in form.fields:
            form.add_error(field, words)
        else:
            form.add_error(None, f"{shown(name)}: {words}")
    return form
