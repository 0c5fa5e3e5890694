# SPDX-License-Identifier: Apache-2.0
"""Whether the world may read what a source is called. Source: docs/adr/0008, point 6."""

PERSONS = frozenset({"eyewitness", "victim_or_family"})
"""Kinds of source that are somebody who can come to harm: never named in public, whatever the mark on a source says."""
PERHAPS_PERSONS = PERSONS | {"social_media_account"}
"""Kinds whose name is that of a person, or may be: whoever adds such a source is asked, and no file of the desk names it."""


def is_named(kind: str, *, protected: bool) -> bool:
    """Return whether the name may be public. `protected`: somebody marked the source, so that it never is."""
    return not protected and kind not in PERSONS
