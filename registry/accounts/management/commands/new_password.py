# SPDX-License-Identifier: Apache-2.0
"""Gives an account another password, for whoever lost theirs. Runs as the desk."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.accounts.actions import renew_password
from registry.domain.errors import NotFound


class Command(BaseCommand):
    help = (
        "Give a person a new random password and print it, once; open sessions of the person end. "
        "Exit status: 0 done, 1 there is no such person, 2 it could not run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")

    def handle(self, *, username: str, as_json: bool, **options: Any) -> None:
        try:
            password = renew_password(username=username)
        except NotFound as refusal:
            raise CommandError(refusal.message, returncode=1) from refusal
        if as_json:
            self.stdout.write(json.dumps({"username": username, "password": password}, ensure_ascii=False))
        else:
            self.stdout.write(f"{username}  {password}")
