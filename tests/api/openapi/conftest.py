# SPDX-License-Identifier: Apache-2.0
"""A public face over the varied world, with the vocabularies as they are."""

import pytest

from registry.published import write
from registry.vocabularies import read
from tests.factories import storied


@pytest.fixture
def vocabularies(reference, as_publisher):
    """The real lists in the place of the small ones; the two areas stay."""
    from registry.published.models import Area

    areas = list(Area.objects.values())
    lists = [read.as_public(code) for code in read.schemes()]
    with as_publisher():
        write.copy_reference(lists, areas, version=read.vocabulary_version())


@pytest.fixture
def world(vocabularies, as_publisher):
    with as_publisher():
        return storied.fill(3)
