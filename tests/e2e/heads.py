# SPDX-License-Identifier: Apache-2.0
"""What a browser would be told of an address, without the answer itself."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email.message import Message
from urllib.parse import quote, urlsplit

OK = 200
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@contextmanager
def heads(url: str) -> Iterator[Callable[[str], tuple[int, Message]]]:
    """Give a function that returns the status and the headers of an address of this face. No redirect is followed."""
    with closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)) as connection:

        def head(address: str) -> tuple[int, Message]:
            connection.request("HEAD", quote(address, safe="/?&=%.,:"), headers=BROWSER)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers

        yield head
