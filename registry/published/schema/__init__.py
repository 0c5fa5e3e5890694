# SPDX-License-Identifier: Apache-2.0
"""JSON Schema 2020-12 of the public documents, made from the dataclasses that define them."""

from registry.published.schema.answers import KINDS, definitions, document

__all__ = ["KINDS", "definitions", "document"]
