# SPDX-License-Identifier: Apache-2.0
"""Every setting and what it means: the source of docs/reference/settings.md."""

DOCUMENTED = {
    "REGISTRY_FACE": "Which part this process is: desk, public, worker, publisher or owner.",
    "REGISTRY_ENV": "development (default), test or production.",
    "REGISTRY_SECRET_KEY": "Signs sessions and forms; at least 50 characters in production. One per face.",
    "REGISTRY_VAR": "Folder for data of the embedded services, static files and uploads. Default: var in the project.",
    "REGISTRY_DATABASE_URL": "The desk's private database, as this face's own role.",
    "REGISTRY_PUBLISHED_DATABASE_URL": "The public database, as this face's own role.",
    "REGISTRY_BROKER_URL": "Redis for Celery (redis, rediss or redis+socket); only the desk, worker and publisher have it.",
    "REGISTRY_THROTTLE_URL": "Redis (redis, rediss or unix), where the public face counts requests, as a user of its own "
    "with the keys throttle:*; without it each process of the face counts for itself. While it is away nobody is limited.",
    "REGISTRY_RATE_LIMIT": "Units that one reader of the interface may use in a minute, 0 for no limit; 3000 unless set. "
    "A record costs 1, a list or a statistic more, an answer that the reader already has nothing.",
    "REGISTRY_PUBLISH_EVERY": "Seconds between batches of publications; 900 unless set.",
    "REGISTRY_SUBMUNITION_EMBARGO_DAYS": "Days for which the place of an unexploded submunition stays withheld, counted "
    "from the day it was found or, where that is not known, logged; 30 unless set.",
    "REGISTRY_ALLOWED_HOSTS": "Host names this face answers to, with commas between them; no * in production.",
    "REGISTRY_PUBLIC_URL": "Address of the public site (http or https), as it stands in citations and links.",
    "REGISTRY_DESK_URL": "Address of the desk (http or https), as it stands in e-mails to its people.",
    "REGISTRY_CODE_PREFIX": "Letters before every public code; CHR unless set. Never change it after the first publication.",
    "REGISTRY_SEVERE_TYPES": "Types of incident whose records two people approve, with commas; none unless set. "
    "Run manage.py apply_severe after a change.",
    "REGISTRY_SEVERE_WAIT_HOURS": "Hours between the two approvals of such a record; 0 unless set.",
    "REGISTRY_SEVERE_OTHER_TEAM": "Whether the second approval comes from another organisation: no (default) or yes.",
    "REGISTRY_NAME": "Name of this registry in citations and page titles.",
    "REGISTRY_NAME_AR": "The same in Arabic, for Arabic pages and citations; a translation of the name unless set.",
    "REGISTRY_LICENCE": "Licence of the published data, as an SPDX identifier or in words; CC-BY-4.0 unless set.",
    "REGISTRY_OPERATOR": "Who runs this registry, in one line for the page “About”; the page says so where it is not set.",
    "REGISTRY_FUNDING": "Who pays for it, in one line for the same page.",
    "REGISTRY_CONTACT": "How its operator is reached, in one line for the pages “About” and “Data responsibility”.",
    "REGISTRY_SECURITY_CONTACT": "Where faults of security are told (mailto:… or https://…), for /.well-known/security.txt; "
    "without it there is no such file.",
    "REGISTRY_SECURITY_CONTACT_DAYS": "For how many days from today that file says it holds; 180 unless set, less than a "
    "year is asked for by RFC 9116.",
    "REGISTRY_MFA_REQUIRED": "yes or no: whether people who decide, publish, export or manage people need a second "
    "factor. Default: yes in production, no elsewhere.",
    "REGISTRY_EMAIL_URL": "Where the desk hands in its mails: smtp://user:password@host:587 (with STARTTLS) or smtps://. "
    "Without it no mail is sent and pages say so.",
    "REGISTRY_EMAIL_FROM": "Sender of the mails; needed where REGISTRY_EMAIL_URL is set.",
    "REGISTRY_TRUSTED_PROXIES": "How many proxies of yours stand before a face and add to X-Forwarded-For; rate limits "
    "count visitors by it. Default: 1 in production, 0 elsewhere.",
    "REGISTRY_STORAGE_URL": "Where files are kept, as file:///folder; evidence below REGISTRY_VAR unless set. Never public.",
    "REGISTRY_SNAPSHOTS": "Folder of the snapshots of what is published, shared by manage.py keep_snapshot and the web "
    "processes of the public face; snapshots below REGISTRY_VAR unless set.",
    "REGISTRY_UPLOAD_MAX": "Bytes that one uploaded file may have; 100000000 unless set.",
    "REGISTRY_PERSONS_KEY_FILE": "File with the master keys for named persons; desk, worker, rewrap_persons alone have it.",
    "REGISTRY_PERSONS_KEY": "The same as a value; set by the embedded services. A file is better in production.",
    "REGISTRY_INBOX_DATABASE_URL": "The public database as registry_inbox, which may only insert what readers report; for "
    "the public face alone. Without it the form is closed and says so.",
    "REGISTRY_INBOX_RECIPIENT": "Public key of age (age1…) to which the public face seals what readers report; several with "
    "commas. Without it the form is closed.",
    "REGISTRY_INBOX_KEY_FILE": "File with the secret keys (AGE-SECRET-KEY-1…) for it; the desk alone has it.",
    "REGISTRY_INBOX_KEY": "The same as a value; set by the embedded services. A file is better in production.",
    "REGISTRY_REQUEST_DAYS": "Days until a request of a reader is to be answered; 30 unless set.",
    "REGISTRY_REQUEST_KEEP_DAYS": "Days after its closing until all that was written of it is erased; 180 unless set.",
    "REGISTRY_TEST_CLUSTER": "Set by the test command for its throw-away services.",
}


def page() -> str:
    """Return docs/reference/settings.md."""
    rows = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in DOCUMENTED.items())
    return f"""# Settings

The registry reads its settings from the environment when a process starts. A missing or wrong setting stops the
process with one line for each mistake. With no address of a database set, the private services under `var/` are used.

This page is written by `manage.py document_settings`.

| name | meaning |
|---|---|
{rows}
"""
