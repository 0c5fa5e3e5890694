#!/usr/bin/env python
# SPDX-License-Identifier: Apache-2.0
"""Command line of the registry. Each verb runs as the face that may do its work, unless REGISTRY_FACE says otherwise."""

import os
import sys

FACE_OF_VERB = {
    "migrate": "owner",
    "apply_grants": "owner",
    "makemigrations": "owner",
    "sqlmigrate": "owner",
    "showmigrations": "owner",
    "load_vocabularies": "owner",
    "load_gazetteer": "owner",
    "document_settings": "owner",
    "rewrap_persons": "owner",
    "open_public": "owner",
    "verify": "publisher",
    "publish_due": "publisher",
    "mirror": "public",
}


def main() -> None:
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    os.environ.setdefault("REGISTRY_FACE", FACE_OF_VERB.get(verb, "desk"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")
    from registry.config.command_line import run

    run(sys.argv)


if __name__ == "__main__":
    main()
