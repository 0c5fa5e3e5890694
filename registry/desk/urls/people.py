# SPDX-License-Identifier: Apache-2.0
"""People, teams, and one’s own account; what django-allauth knows by name is in urls_account."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from registry.accounts.middleware import before_second_factor
from registry.desk.views import account, own, people, team, teams
from registry.desk.views import person as one

urlpatterns = [
    path("sign-in", account.SignIn.as_view(), name="sign_in"),
    path("sign-out", account.SignOut.as_view(), name="sign_out"),
    path("language", before_second_factor(login_not_required(set_language)), name="language"),
    path("prove", account.prove, name="prove"),
    path("welcome/<str:token>", own.link, name="link"),
    path("account", own.account, name="account"),
    path("account/password", own.password, name="password"),
    path("people", people.listing, name="people"),
    path("people/invite", people.invitation, name="invite"),
    path("people/roles", people.roles, name="roles"),
    path("people/teams", teams.listing, name="teams"),
    path("people/teams/new", teams.new, name="new_team"),
    path("people/teams/<uuid:pk>", team.page, name="team"),
    path("people/teams/<uuid:pk>/<str:step>", team.take, name="team_step"),
    path("people/organisations/new", teams.organisation, name="new_organisation"),
    path("people/organisations/<uuid:pk>", teams.organisation, name="organisation"),
    path("people/<uuid:pk>/team", team.join, name="person_team"),
    path("people/<uuid:pk>/organisation", team.organisation, name="person_organisation"),
    path("people/<uuid:pk>", one.page, name="person"),
    path("people/<uuid:pk>/roles", one.roles, name="person_roles"),
    path("people/<uuid:pk>/link", one.link, name="person_link"),
    path("people/<uuid:pk>/<str:step>", one.take, name="person_step"),
]
