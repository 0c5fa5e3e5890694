# SPDX-License-Identifier: Apache-2.0
"""Why a step of the one command stops; each message ends with what the person can do."""


class Refused(Exception):
    """A step cannot go on. The message is printed as it stands and the exit status is 1."""


class NotInstalled(Refused):
    """The private services have not been set up in this folder yet."""


class Held(Refused):
    """Another supervisor already runs the registry of this folder."""
