# SPDX-License-Identifier: Apache-2.0
"""What of django-allauth is used: names with passwords, second factors, the list of sessions; no sign-up, no mail log-in."""

ACCOUNT_ADAPTER = "registry.accounts.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False  # ours are counted in the database, for all processes: accounts/limits.py
ACCOUNT_FORMS = {"login": "registry.accounts.forms.SignInForm"}
USERSESSIONS_TRACK_ACTIVITY = False

MFA_ADAPTER = "registry.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "registry.accounts.forms.SecondFactorForm",
    "authenticate_webauthn": "registry.accounts.passkeys.SecondFactorPasskeyForm",
    "activate_totp": "registry.accounts.forms.ActivateCodesForm",
    "add_webauthn": "registry.accounts.passkeys.AddPasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_REAUTHENTICATION_REQUIRED = False  # asked by accounts/proof.py, in one way for every page
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = False
