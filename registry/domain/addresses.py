# SPDX-License-Identifier: Apache-2.0
"""When two web addresses are one: the form in which they are compared; twin of the SQL function `registry_address`.

Scheme, www, fragment, a slash at the end and what newsletters and networks add to follow readers say nothing about
the document.
"""

import re

START = re.compile(r"^https?://(?:www\.|m\.)?", re.IGNORECASE)
TRACKING = re.compile(
    r"([?&])(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|ref_src)=[^&]*", re.IGNORECASE
)


def address_key(url: str) -> str:
    """Return what two addresses of one document share; empty for no address."""
    rest = START.sub("", url.strip()).split("#", 1)[0]
    host = re.split(r"[/?]", rest, maxsplit=1)[0]
    rest = host.lower() + TRACKING.sub(r"\1", rest[len(host) :])
    return re.sub(r"[?&/]+$", "", re.sub(r"&&+", "&", re.sub(r"\?&+", "?", rest)))
