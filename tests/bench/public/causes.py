# SPDX-License-Identifier: Apache-2.0
"""Why a target is not met, in one sentence each: written by people after a run, shown beside the shortfall."""

DOCUMENTS = (
    "A hundred documents of 4.4 kB are fetched by an unprepared query and come over as hexadecimal text; the design reckoned"
    " with 0.8 kB each."
)
BEFORE_THE_CACHE = "What stands before the kept answer (middleware, REST framework, the look at the newest snapshot) costs as much."
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
    "P1c": BEFORE_THE_CACHE,
    "P2a": DOCUMENTS,
    "P2b": "The peers have an index made for just this query, and answer with a tenth of the bytes.",
    "P4a": "The tile of the whole world under a filter draws every area anew and adds up every place, some 80,000 of them.",
    "P4d": "Records at one and the same place, and those that a wide filter finds, are added up one by one, in one thread.",
    "P6a": GROUPS,
    "P6c": GROUPS,
    "P7a": BEFORE_THE_CACHE,
    "P10a": PUBLICATION,
    "P10b": BATCH,
    "P12a": "The place of a cursor is sought through all rows, and the documents no longer fit into shared_buffers of 128 MB.",
    "P12c": "An item is two unprepared queries; its documents no longer fit into shared_buffers of 128 MB.",
    "P13d": "Django and its libraries take 97 MB in each worker; what statistics add up for a moment comes on top.",
}
