# SPDX-License-Identifier: Apache-2.0
from django.urls import path

from tests.bench.public.plain import views

urlpatterns = [
    path("items", views.Items.as_view()),
    path("items/<str:pk>", views.One.as_view()),
    path("tiles/<int:z>/<int:x>/<int:y>", views.tile),
]
