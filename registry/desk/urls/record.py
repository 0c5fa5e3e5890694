# SPDX-License-Identifier: Apache-2.0
"""One record: its page, its steps, its files and persons, its history."""

from django.urls import path

from registry.desk.views import decisions, files, history, persons, publication, record, steps

urlpatterns = [
    path("records/<str:reference>", record.page, name="record"),
    path("records/<str:reference>/steps/<str:step>", steps.take, name="step"),
    path("records/<str:reference>/files", files.page, name="files"),
    path("records/<str:reference>/files/<uuid:attachment>", files.download, name="file"),
    path("records/<str:reference>/people", persons.people, name="record_people"),
    path("records/<str:reference>/people/new", persons.new, name="new_person"),
    path("records/<str:reference>/people/<uuid:person>/show", persons.show, name="show_person"),
    path("records/<str:reference>/people/<uuid:person>/change", persons.change, name="change_person"),
    path("records/<str:reference>/people/<uuid:person>/erase", persons.erase, name="erase_person"),
    path("records/<str:reference>/review", decisions.review, name="review"),
    path("records/<str:reference>/content.json", decisions.content, name="content"),
    path("records/<str:reference>/publish", publication.page, name="publish"),
    path("records/<str:reference>/correct", publication.correct, name="correct"),
    path("records/<str:reference>/withdraw", publication.take_away, name="withdraw"),
    path("records/<str:reference>/history", history.page, name="history"),
    path("records/<str:reference>/history/<int:number>/restore", history.bring_back, name="restore"),
]
