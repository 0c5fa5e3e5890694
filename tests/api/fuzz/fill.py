# SPDX-License-Identifier: Apache-2.0
"""Fills a public database for the fuzzer, as the publisher. Run as a program; prints codes as JSON."""

import json

import django

django.setup()

from registry.publishing.reference import copy_reference_if_new  # noqa: E402
from tests.factories import varied  # noqa: E402

if __name__ == "__main__":
    copy_reference_if_new()
    print(json.dumps(varied.fill(60)))  # noqa: T201  this is its answer
