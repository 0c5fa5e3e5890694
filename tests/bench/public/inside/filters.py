# SPDX-License-Identifier: Apache-2.0
"""P3: twenty-two shapes of filter, each with many values: the first page's rows and the exact counts, in process."""

from collections.abc import Iterator
from functools import partial

import django

django.setup()

from django.http import QueryDict

from registry.published import filters
from registry.published.pages import asked, page
from registry.published.selection import selection_of
from registry.published.state import state
from tests.bench.public.inside.answers import forget
from tests.bench.public.inside.figures import Time, spread, tell, timed
from tests.bench.public.inside.shapes import Made, Values, shapes

VALUES = 25


def measured(shape: Made) -> Iterator[Time]:
    for _ in range(VALUES):
        forget()
        yield timed(partial(first_page, filters.parse(QueryDict(shape()))))


def first_page(wanted: filters.Filter) -> None:
    page(asked(selection_of("incident", wanted), limit=wanted.limit, cursor="", now=state()))


def main() -> None:
    values = Values()
    for make in shapes(values).values():  # the first of each opens files and builds what is built once
        list(measured(make))
    by_shape = {name: list(measured(make)) for name, make in shapes(values).items()}
    everything = [each for times in by_shape.values() for each in times]
    tell(
        {
            "source": type(state()).__name__,
            "all": spread(everything),
            **{k: spread(v) for k, v in by_shape.items()},
        }
    )


main()
