# SPDX-License-Identifier: Apache-2.0
"""What each synthetic incident is, in narrow columns: chosen by a hash of its number, so that every run makes the same."""

from tests.bench.public.rows.words import ACTORS, COUNTRIES, TOWNS

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS, PLACES = 5, 7
FIRST_DAY, DAYS = "2014-01-01", 4383
SCATTER, SHIFT = 20_412_345_679, 7_777_777
"""An odd number and any other: n times one plus the other, cut to 35 bits, never meets itself."""


def times_alpha(number: int) -> int:
    """As in registry.domain.reference."""
    shifted = number << 1
    return shifted ^ 0b111011 if shifted & 0b100000 else shifted


def check_character() -> str:
    """Return the expression of the check character of the seven digits in `scattered`."""
    weighed, terms = list(range(32)), []
    for place in range(PLACES):
        weighed = [times_alpha(value) for value in weighed]
        digit = f"(scattered >> {BITS * (PLACES - 1 - place)} & 31)::int"
        terms.append(f"(ARRAY{weighed})[1 + {digit}]")
    return f"substr('{ALPHABET}', 1 + ({' # '.join(terms)}), 1)"


def digits() -> str:
    parts = (f"substr('{ALPHABET}', 1 + (scattered >> {BITS * at} & 31)::int, 1)" for at in range(PLACES))
    return " || ".join(reversed(list(parts)))


MADE = f"""
CREATE UNLOGGED TABLE made AS
SELECT n, 'CHR-' || {digits()} || '-' || {check_character()} AS code,
  -- three in ten fell into eight bad months
  date '{FIRST_DAY}' + CASE WHEN chance(n, 1) < 0.3
    THEN (ARRAY[240,700,1033,1034,1790,2960,3500,4200])[1 + floor(8 * chance(n, 2))::int] + floor(30 * chance(n, 3))::int
    ELSE floor({DAYS} * chance(n, 4))::int END AS first,
  CASE WHEN chance(n, 5) < 0.80 THEN 0 WHEN chance(n, 5) < 0.92 THEN 3 WHEN chance(n, 5) < 0.98 THEN 29 ELSE 364 END AS width,
  chance(n, 6) < 0.005 AS open_start,
  -- one gazetteer point holds fifteen in a hundred
  CASE WHEN chance(n, 7) < 0.15 THEN 0
    ELSE floor({COUNTRIES} * chance(n, 8) ^ 2.5)::int * {TOWNS} + floor({TOWNS} * chance(n, 9) ^ 2)::int END AS town,
  chance(n, 10) < 0.03 AS several,
  CASE WHEN chance(n, 7) < 0.15 THEN 'town' WHEN chance(n, 11) < 0.118 THEN 'none' WHEN chance(n, 11) < 0.18 THEN 'cell'
    WHEN chance(n, 11) < 0.45 THEN 'own' ELSE 'town' END AS how,
  chance(n, 12) AS weapon, CASE WHEN chance(n, 13) < 0.2 THEN chance(n, 14) END AS weapon2,
  chance(n, 15) AS type, chance(n, 16) AS grade, chance(n, 17) AS delivery,
  CASE WHEN chance(n, 18) < 0.5 THEN floor({ACTORS} * chance(n, 19) ^ 3)::int END AS actor, chance(n, 20) AS confidence,
  CASE WHEN chance(n, 21) < 0.8 THEN floor(chance(n, 22) ^ 4 * 40)::int END AS killed,
  CASE WHEN chance(n, 23) < 0.15 THEN -1 WHEN chance(n, 23) < 0.5 THEN floor(6 * chance(n, 24))::int ELSE 0 END AS killed_more,
  CASE WHEN chance(n, 25) < 0.7 THEN floor(chance(n, 26) ^ 4 * 90)::int END AS injured,
  CASE WHEN chance(n, 27) < 0.2 THEN -1 WHEN chance(n, 27) < 0.5 THEN floor(11 * chance(n, 28))::int ELSE 0 END AS injured_more,
  CASE WHEN chance(n, 29) < 0.3 THEN chance(n, 30) END AS object,
  chance(n, 31) AS kind, 1 + floor(3 * chance(n, 32) ^ 6)::int AS claims, 1 + (n - 1) / 50 AS state, false AS parts
FROM (SELECT n, (n * {SCATTER} + {SHIFT}) & ((1::bigint << 35) - 1) AS scattered
      FROM generate_series(1, %(rows)s::bigint) AS n) AS numbers
"""
"""`width`: days from the first to the last. `killed_more`: what the most are above the fewest, -1 where nobody sets a most.
`parts`: of the killed, children and women are told apart."""

SPOT = """
CREATE UNLOGGED TABLE spot AS
SELECT n, CASE how WHEN 'town' THEN lon WHEN 'own' THEN trunc((lon + 0.2 * (chance(n, 41) - 0.5))::numeric, 5)::float8
    WHEN 'cell' THEN floor(10 * (lon + chance(n, 41) - 0.5)) / 10 END AS lon,
  CASE how WHEN 'town' THEN lat WHEN 'own' THEN trunc((lat + 0.2 * (chance(n, 42) - 0.5))::numeric, 5)::float8
    WHEN 'cell' THEN floor(10 * (lat + chance(n, 42) - 0.5)) / 10 END AS lat
FROM made JOIN town ON town.pos = made.town;
UPDATE made SET parts = true WHERE killed >= 3 AND chance(n, 33) < 0.4;
ALTER TABLE spot ADD PRIMARY KEY (n);
ALTER TABLE made ADD PRIMARY KEY (n)
"""
