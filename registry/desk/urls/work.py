# SPDX-License-Identifier: Apache-2.0
"""The work around records: queues, messages, who has what, comments."""

from django.urls import path

from registry.desk.views import bulk, comments, moving, notifications, queues, work

urlpatterns = [
    path("", queues.mine, name="home"),
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
    path("records/<str:reference>/team", moving.page, name="move"),
]
