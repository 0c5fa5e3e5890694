# SPDX-License-Identifier: Apache-2.0
"""Copies the code lists to the rows as the publisher does, for pages that name them."""

import json

import django

django.setup()

from registry.publishing.reference import copy_reference_if_new

copy_reference_if_new()
print(json.dumps({}))
