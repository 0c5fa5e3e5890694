# SPDX-License-Identifier: Apache-2.0
"""SCRAM-SHA-256 verifiers, so that no password travels to the server or into its log in the clear."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

ITERATIONS = 4096  # what PostgreSQL itself uses; the passwords are 288 random bits


def verifier(password: str, salt: bytes | None = None) -> str:
    """Return the form that PostgreSQL stores and ALTER ROLE … PASSWORD takes as it is.

    Source: RFC 5803, RFC 7677.
    """
    salt = salt or os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    client = hmac.digest(salted, b"Client Key", "sha256")
    stored = hashlib.sha256(client).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    return f"SCRAM-SHA-256${ITERATIONS}:{_text(salt)}${_text(stored)}:{_text(server)}"


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
