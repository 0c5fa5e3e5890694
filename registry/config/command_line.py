# SPDX-License-Identifier: Apache-2.0
"""Running one verb of manage.py. Its exit status: 0 done, 1 what the verb itself means by it, 2 it could not run."""

import sys
import traceback
from collections.abc import Sequence

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import DatabaseError, InterfaceError, OperationalError
from kombu.exceptions import OperationalError as BrokerAway
from redis.exceptions import ConnectionError as RedisAway

from registry.config.environment import BadSettings

COULD_NOT_RUN = 2


def run(argv: Sequence[str]) -> None:
    """Run the verb. What no verb foresees is told in one line where it is known, and never looks like a status 1."""
    try:
        leave_pools()
        execute_from_command_line(list(argv))
    except BadSettings as mistakes:
        stop(str(mistakes))
    except (OperationalError, InterfaceError) as away:
        stop(f"The database does not answer: {one_line(away)}")
    except DatabaseError as refusal:
        stop(f"The database refuses: {one_line(refusal)}")
    except (BrokerAway, RedisAway) as away:
        stop(f"The broker does not answer: {one_line(away)}")
    except Exception:
        traceback.print_exc()
        sys.exit(COULD_NOT_RUN)


def leave_pools() -> None:
    """A command is one session. Without a pool it learns at once that a database is away."""
    for database in settings.DATABASES.values():
        database.get("OPTIONS", {}).pop("pool", None)


def stop(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.exit(COULD_NOT_RUN)


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())
