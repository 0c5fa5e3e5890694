# SPDX-License-Identifier: Apache-2.0
"""The addresses that django-allauth knows by name. What is not here does not exist: no sign-up, no reset by mail."""

from django.urls import path

from registry.desk.views import account, second_factor, sessions

urlpatterns = [
    path("sign-in", account.SignIn.as_view(), name="account_login"),
    path("sign-in/second", account.SecondStep.as_view(), name="mfa_authenticate"),
    path("account/second-factor", second_factor.overview, name="mfa_index"),
    path("account/second-factor/app", second_factor.add_app, name="mfa_activate_totp"),
    path("account/second-factor/app/remove", second_factor.remove_app, name="mfa_deactivate_totp"),
    path("account/second-factor/passkey", second_factor.add_passkey, name="mfa_add_webauthn"),
    path(
        "account/second-factor/passkey/<int:pk>/remove",
        second_factor.remove_passkey,
        name="mfa_remove_webauthn",
    ),
    path("account/second-factor/codes", second_factor.show_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new", second_factor.make_codes, name="mfa_generate_recovery_codes"),
    path("account/sessions", sessions.own, name="usersessions_list"),
]
