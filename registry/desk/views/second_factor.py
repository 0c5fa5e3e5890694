# SPDX-License-Identifier: Apache-2.0
"""A person's own second factors: an app, passkeys, recovery codes. Each change is told in the trail with its kind."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy

from registry.accounts.middleware import before_second_factor
from registry.accounts.proof import stepped_up, stepped_up_to_read
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.desk.people import person
from registry.desk.views.account import Unprocessed


def told(request: HttpRequest, verb: str, kind: str, change: Callable[[], HttpResponse]) -> HttpResponse:
    """Make the change and tell of it, both or neither."""
    user = person(request)
    with acting_as(user.pk):
        response = change()
        tell(f"account.{verb}", actor=user.pk, subject=str(user.pk), data={"kind": kind})
    return response


class Overview(IndexView):
    template_name = "desk/account/second_factor.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        own: dict[str, Any] = super().get_context_data(**context)
        return own | {"required": settings.REGISTRY_MFA_REQUIRED}


class AddApp(Unprocessed, ActivateTOTPView):
    template_name = "desk/account/app_add.html"

    def form_valid(self, form: Any) -> HttpResponse:
        def change() -> HttpResponse:
            response: HttpResponse = super(AddApp, self).form_valid(form)
            added = Authenticator.objects.get(user_id=self.request.user.pk, type=Authenticator.Type.TOTP)
            added.data["last_step"] = form.step
            added.save(update_fields=["data"])
            return response

        return told(self.request, "second_factor_added", "app", change)


class RemoveApp(Unprocessed, DeactivateTOTPView):
    template_name = "desk/account/app_remove.html"

    def form_valid(self, form: Any) -> HttpResponse:
        def change() -> HttpResponse:
            response: HttpResponse = super(RemoveApp, self).form_valid(form)
            return response

        return told(self.request, "second_factor_removed", "app", change)


class AddPasskey(Unprocessed, AddWebAuthnView):
    template_name = "desk/account/passkey_add.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        own: dict[str, Any] = super().get_context_data(**context)
        return own | {"form": context.get("form") or self.get_form()}

    def form_valid(self, form: Any) -> HttpResponse:
        def change() -> HttpResponse:
            response: HttpResponse = super(AddPasskey, self).form_valid(form)
            return response

        return told(self.request, "second_factor_added", "passkey", change)


class RemovePasskey(RemoveWebAuthnView):
    template_name = "desk/account/passkey_remove.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        def change() -> HttpResponse:
            response: HttpResponse = super(RemovePasskey, self).form_valid(form)
            return response

        return told(self.request, "second_factor_removed", "passkey", change)


class MakeCodes(Unprocessed, GenerateRecoveryCodesView):
    template_name = "desk/account/codes_make.html"

    def form_valid(self, form: Any) -> HttpResponse:
        def change() -> HttpResponse:
            response: HttpResponse = super(MakeCodes, self).form_valid(form)
            return response

        return told(self.request, "recovery_codes_made", "recovery codes", change)


class ShowCodes(ViewRecoveryCodesView):
    template_name = "desk/account/codes.html"


overview = before_second_factor(Overview.as_view())
add_app = before_second_factor(stepped_up(AddApp.as_view()))
remove_app = before_second_factor(stepped_up(RemoveApp.as_view()))
add_passkey = before_second_factor(stepped_up(AddPasskey.as_view()))
remove_passkey = before_second_factor(stepped_up(RemovePasskey.as_view()))
make_codes = before_second_factor(stepped_up(MakeCodes.as_view()))
show_codes = before_second_factor(stepped_up_to_read(ShowCodes.as_view()))
