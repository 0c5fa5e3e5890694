# SPDX-License-Identifier: Apache-2.0
"""Fills a public database for the fuzzer, as the publisher. Run as a program; prints codes as JSON."""

import json

import django

django.setup()

from registry.published import write  # noqa: E402
from registry.vocabularies import read  # noqa: E402
from tests.factories import storied  # noqa: E402
from tests.factories.areas import public_areas  # noqa: E402

if __name__ == "__main__":
    lists = [read.as_public(code) for code in read.schemes()]
    write.copy_reference(lists, public_areas(), version=read.vocabulary_version())
    print(json.dumps(storied.fill(60)))  # noqa: T201  this is its answer
