# SPDX-License-Identifier: Apache-2.0
"""Why a target is not met, in one sentence each: written by people after a run, shown beside the shortfall."""

DOCUMENTS = (
    "A page is a hundred documents of 4.4 kB: 440 kB to fetch, join and send, where the design reckoned with 77 kB and the"
    " peers send some 40 kB."
)
PUBLICATION = (
    "A publication waits for its turn, looks up what stands, works out an answer and writes 13 kB into three tables with"
    " fourteen indexes: five round trips and some 2 ms of the processors, half of them in Python, against 0.15 ms for a"
    " bare commit."
)
BATCH = (
    "One process works out an answer of 4.4 kB with its words and columns in some 0.28 ms, while PostgreSQL writes the one"
    " before in 0.15 to 0.2 ms; twice the bare commits would leave 0.15 ms for both."
)
GROUPS = (
    "An answer of 50,000 rows is 15 MB of JSON, whose writing alone takes longer; and what is ready in the snapshot helps no"
    " filter: where one finds most rows, each code of each row is still added up by itself, in one thread."
)

CAUSES: dict[str, str] = {
    "P1a": DOCUMENTS,
    "P1b": DOCUMENTS,
    "P1c": "It is 440 kB to send, where the empty view sends two bytes; making nothing, it takes a sixth of a millisecond more.",
    "P2a": DOCUMENTS,
    "P2b": "The peers have an index made for just this query, and answer with a tenth of the bytes.",
    "P4a": "The tile of the whole world under a filter draws every area anew and adds up every place, some 80,000 of them.",
    "P4d": "Records at one and the same place, and those that a wide filter finds, are added up one by one, in one thread.",
    "P6a": GROUPS,
    "P6c": GROUPS,
    "P10a": PUBLICATION,
    "P10b": BATCH,
    "P13d": "Django and its libraries take 97 MB in each worker; what is kept is bounded at some 50 MB; the rest is memory that the allocator holds back after large answers.",
}
