# SPDX-License-Identifier: Apache-2.0
from django.urls import URLPattern, path

from api.v1.areas import AreaItem, AreaList
from api.v1.changes import Changes
from api.v1.docs import Docs, Try
from api.v1.index import Index
from api.v1.lists import RecordList
from api.v1.records import RecordItem, VersionItem, VersionList
from api.v1.releases import ReleaseItem, ReleaseList
from api.v1.schema import Description, SchemaItem
from api.v1.statistics import Statistics
from api.v1.vocabularies import VocabularyItem, VocabularyList


def records(name: str, kind: str) -> list[URLPattern]:
    """Return the addresses of one kind of record; both kinds go the same way."""
    return [
        path(name, RecordList.as_view(kind=kind), name=f"{kind}-list"),
        path(f"{name}/<str:code>", RecordItem.as_view(kind=kind), name=f"{kind}-item"),
        path(f"{name}/<str:code>/versions", VersionList.as_view(kind=kind), name=f"{kind}-versions"),
        path(
            f"{name}/<str:code>/versions/<str:number>", VersionItem.as_view(kind=kind), name=f"{kind}-version"
        ),
    ]


urlpatterns = [
    path("", Index.as_view(), name="index"),
    *records("incidents", "incident"),
    *records("aggregate-reports", "aggregate_report"),
    path("changes", Changes.as_view(), name="changes"),
    path("releases", ReleaseList.as_view(), name="releases"),
    path("releases/<str:release>", ReleaseItem.as_view(), name="release"),
    path("statistics", Statistics.as_view(), name="statistics"),
    path("vocabularies", VocabularyList.as_view(), name="vocabularies"),
    path("vocabularies/<str:code>", VocabularyItem.as_view(), name="vocabulary"),
    path("areas", AreaList.as_view(), name="areas"),
    path("areas/<str:code>", AreaItem.as_view(), name="area"),
    path("docs/", Docs.as_view(), name="docs"),
    path("docs/try/<str:operation>", Try.as_view(), name="try"),
    path("openapi.json", Description.as_view(), name="openapi"),
    *(
        path(f"schema/{name}", SchemaItem.as_view(kind=kind, name=name), name=f"{kind}-schema")
        for kind, name in (("incident", "incident.json"), ("aggregate_report", "aggregate-report.json"))
    ),
]
