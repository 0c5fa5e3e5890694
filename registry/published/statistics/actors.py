# SPDX-License-Identifier: Apache-2.0
"""What records call the actors that they name: no vocabulary has actors, so a name is that of a record that stands now."""

import json
from collections.abc import Collection, Mapping

import numpy as np
import polars as pl

from registry.published.raw import read
from registry.published.snapshot.reading import Snapshot
from registry.published.sources import Source

Named = Mapping[str, Mapping[str, str]]
KIND, COLUMN = "incident", "actors"
MOST_ACTORS = 30
"""Actors whose names are offered: those that most incidents name."""
BY_RECORD = """
SELECT wanted.actor, (
  SELECT row ->> 'name' FROM jsonb_array_elements(convert_from(document.body, 'UTF8')::jsonb -> 'attributions') AS row
  WHERE row ->> 'actor' = wanted.actor LIMIT 1
) FROM unnest(%s::varchar[], %s::varchar[]) AS wanted(actor, code)
  JOIN published_document AS document ON document.code = wanted.code AND document.status = 'published'
"""
BY_ACTOR = """
SELECT wanted.actor, (
  SELECT row ->> 'name' FROM (
    SELECT body FROM published_document WHERE status = 'published' AND actors @> ARRAY[wanted.actor]::varchar[] LIMIT 1
  ) AS one, jsonb_array_elements(convert_from(one.body, 'UTF8')::jsonb -> 'attributions') AS row
  WHERE row ->> 'actor' = wanted.actor LIMIT 1
) FROM unnest(%s::varchar[]) AS wanted(actor)
"""
"""Slow for an actor that many records name: the index knows them all before the first is read."""


def actor_names(now: Source, codes: Collection[str]) -> Named:
    """Return {language: name} of each actor, nothing for one that no record names any more.

    Each is looked for once for as long as a snapshot is read.
    """
    if not isinstance(now, Snapshot):
        return told(BY_ACTOR, [sorted(codes)]) if codes else {}
    known: dict[str, Mapping[str, str]] = now.kept("names of actors", dict)
    if new := sorted(code for code in codes if code not in known):
        found = told(BY_RECORD, list(records(now, new)))
        if lost := [code for code in new if not found.get(code)]:
            found |= told(BY_ACTOR, [lost])
        known.update(found)
    return {code: known[code] for code in codes}


def told(query: str, parameters: list[object]) -> dict[str, Mapping[str, str]]:
    return {actor: json.loads(said) if said else {} for actor, said in read(query, parameters)}


def records(now: Snapshot, actors: Collection[str]) -> tuple[list[str], list[str]]:
    """Return the actors that incidents of the snapshot name, and of each the code of one such incident."""
    rows, sets = now.rows(KIND), now.sets(COLUMN)
    numbers = rows[COLUMN].to_numpy()
    row_of = np.full(len(sets), -1)
    row_of[numbers[::-1]] = np.arange(len(numbers))[::-1]
    named = pl.DataFrame({"actor": sets.str.strip_chars(",").str.split(","), "row": row_of}).explode("actor")
    one = named.filter(pl.col("actor").is_in(list(actors)), pl.col("row") >= 0).unique("actor", keep="first")
    return one["actor"].to_list(), rows["code"].gather(one["row"]).to_list()
