# SPDX-License-Identifier: Apache-2.0
import base64

from registry.embedded import scram


def test_a_verifier_equals_the_example_of_rfc_7677():
    salt = base64.b64decode("W22ZaJ0SNY7soEsUEjb6gQ==")

    assert scram.verifier("pencil", salt) == (
        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ=="
        "$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
    )


def test_the_same_password_gets_another_salt_each_time():
    assert scram.verifier("pencil") != scram.verifier("pencil")
