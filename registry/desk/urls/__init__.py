# SPDX-License-Identifier: Apache-2.0
"""Addresses of the desk, a file for each kind of page."""

from django.urls import URLPattern

from registry.desk.urls import entry, finding, people, record, requests, safety, work

app_name = "desk"
# Searches, maps and exports stand before the page of one record, whose address would take their names for a reference.
urlpatterns: list[URLPattern] = [
    *work.urlpatterns,
    *finding.urlpatterns,
    *entry.urlpatterns,
    *record.urlpatterns,
    *people.urlpatterns,
    *safety.urlpatterns,
    *requests.urlpatterns,
]
