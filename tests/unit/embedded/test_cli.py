# SPDX-License-Identifier: Apache-2.0
import errno

import pytest

from registry.embedded import cli


def test_what_stands_after_the_dashes_is_handed_on_as_it_is():
    assert cli.split(["with", "--keep", "--", "pytest", "--keep", "--", "x"]) == (
        ["with", "--keep"],
        ["pytest", "--keep", "--", "x"],
    )


def test_a_command_to_run_beside_services_must_be_named(capsys):
    assert cli.main(["with"]) == 1
    assert "with -- COMMAND" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "said"), [(errno.EACCES, "belongs to another user"), (errno.ENOSPC, "disk is full")]
)
def test_an_error_of_the_system_that_a_person_can_mend_is_told_in_words(number, said):
    assert said in cli.in_words(OSError(number, "reason", "/srv/var"))


def test_another_error_of_the_system_is_not_hidden():
    with pytest.raises(OSError, match="reason"):
        cli.in_words(OSError(errno.EIO, "reason", "/srv/var"))
