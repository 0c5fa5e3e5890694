# SPDX-License-Identifier: Apache-2.0
"""`python -m registry.embedded VERB`: what stands behind `make run`, `up`, `down`, `status` and `test`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this line is for those who have an older one
    sys.exit("The registry needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

from registry.embedded.cli import main

sys.exit(main(sys.argv[1:]))
