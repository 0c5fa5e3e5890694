# SPDX-License-Identifier: Apache-2.0
"""Why a mirror cannot go on."""


class Stopped(Exception):
    """Nothing that waiting would mend: a wrong address, another registry, a folder that holds something else."""


class Away(Exception):
    """The source does not answer as it should just now; the mirror is as it was, and goes on from there later."""
