# SPDX-License-Identifier: Apache-2.0
"""Addresses of the desk."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from registry.accounts.middleware import before_second_factor
from registry.desk.views import (
    account,
    assist,
    bulk,
    comments,
    decisions,
    duplicates,
    entry,
    export,
    history,
    listing,
    notifications,
    own,
    people,
    publication,
    queues,
    record,
    records_map,
    searches,
    steps,
    work,
)
from registry.desk.views import person as one

app_name = "desk"
urlpatterns = [
    path("", queues.mine, name="home"),
    path("records", listing.incidents, name="incidents"),
    path("sign-in", account.SignIn.as_view(), name="sign_in"),
    path("sign-out", account.SignOut.as_view(), name="sign_out"),
    path("language", before_second_factor(login_not_required(set_language)), name="language"),
    path("new/incident", entry.new, {"kind": "incident"}, name="new_incident"),
    path("new/report", entry.new, {"kind": "aggregate_report"}, name="new_report"),
    path("assist/date", assist.date, name="assist_date"),
    path("assist/places", assist.places, name="assist_places"),
    path("assist/areas", assist.areas, name="assist_areas"),
    path("assist/here", assist.here, name="assist_here"),
    path("assist/range/<str:kind>", assist.ranges, name="assist_range"),
    # Finding records.
    path("assist/duplicates", duplicates.while_typing, name="assist_duplicates"),
    path("records/map", records_map.page, name="records_map"),
    path("records/points", records_map.points, name="records_points"),
    path("records/searches", searches.listed, name="searches"),
    path("records/searches/<uuid:key>", searches.opened, name="search"),
    path("records/searches/<uuid:key>/change", searches.changed, name="search_change"),
    path("records/export/<str:kind>", export.take, name="export"),
    path("records/<str:reference>/card", records_map.card, name="card"),
    path("records/<str:reference>", record.page, name="record"),
    path("records/<str:reference>/edit", entry.edit, name="edit"),
    path("records/<str:reference>/steps/<str:step>", steps.take, name="step"),
    path("records/<str:reference>/review", decisions.review, name="review"),
    path("records/<str:reference>/content.json", decisions.content, name="content"),
    path("records/<str:reference>/publish", publication.page, name="publish"),
    path("records/<str:reference>/correct", publication.correct, name="correct"),
    path("records/<str:reference>/withdraw", publication.take_away, name="withdraw"),
    path("records/<str:reference>/history", history.page, name="history"),
    path("records/<str:reference>/history/<int:number>/restore", history.bring_back, name="restore"),
    # People and one's own account; the addresses that django-allauth knows by name are in urls_account.
    path("prove", account.prove, name="prove"),
    path("welcome/<str:token>", own.link, name="link"),
    path("account", own.account, name="account"),
    path("account/password", own.password, name="password"),
    path("people", people.listing, name="people"),
    path("people/invite", people.invitation, name="invite"),
    path("people/roles", people.roles, name="roles"),
    path("people/<uuid:pk>", one.page, name="person"),
    path("people/<uuid:pk>/roles", one.roles, name="person_roles"),
    path("people/<uuid:pk>/link", one.link, name="person_link"),
    path("people/<uuid:pk>/<str:step>", one.take, name="person_step"),
    # The work around a record.
    path("queues/<slug:name>", queues.queue, name="queue"),
    path("bulk", bulk.confirm, name="bulk"),
    path("bulk/do", bulk.do, name="bulk_do"),
    path("messages", notifications.told, name="messages"),
    path("messages/read", notifications.read, name="messages_read"),
    path("messages/by-email", notifications.digest, name="digest"),
    path("records/<str:reference>/assign", work.give, name="assign"),
    path("records/<str:reference>/unassign", work.take_off, name="unassign"),
    path("records/<str:reference>/claim", work.claim, name="claim"),
    path("records/<str:reference>/release", work.release, name="release"),
    path("records/<str:reference>/comments", comments.write, name="comment"),
    path("records/<str:reference>/comments/<uuid:key>/close", comments.close, name="close_comment"),
]
