# SPDX-License-Identifier: Apache-2.0
"""Addresses of OGC API Features."""

from django.urls import path

from api.ogc.collections import collections, incidents
from api.ogc.item import Item
from api.ogc.items import Items
from api.ogc.landing import conformance, landing
from api.ogc.links import OPENAPI, SCHEMA
from api.ogc.openapi import openapi
from api.ogc.queryables import decided_by, queryables
from api.ogc.views import Document, Said

COLLECTION = "ogc/collections/incidents"
FILTERABLE = Said(queryables, "queryables", SCHEMA, decided_by)
first = Document.as_view(said=Said(landing))

urlpatterns = [
    path("ogc/", first, name="ogc"),
    path("ogc", first),
    path("ogc/api", Document.as_view(said=Said(openapi, "api", OPENAPI)), name="ogc-api"),
    path(
        "ogc/conformance",
        Document.as_view(said=Said(conformance, "conformance")),
        name="ogc-conformance",
    ),
    path(
        "ogc/collections",
        Document.as_view(said=Said(collections, "collections")),
        name="ogc-collections",
    ),
    path(COLLECTION, Document.as_view(said=Said(incidents)), name="ogc-collection"),
    path(f"{COLLECTION}/queryables", Document.as_view(said=FILTERABLE), name="ogc-queryables"),
    path(f"{COLLECTION}/items", Items.as_view(), name="ogc-items"),
    path(f"{COLLECTION}/items/<str:code>", Item.as_view(), name="ogc-item"),
]
