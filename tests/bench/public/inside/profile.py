# SPDX-License-Identifier: Apache-2.0
"""Where one answer of the public face spends its time: python -m tests.bench.public.inside.profile PATH, with cProfile."""

import cProfile
import pstats
import sys
import time

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from registry.ui.kept import KEPT

TIMES = 100
FUNCTIONS = 25


def main(path: str) -> None:
    """Answer the address a hundred times through the whole middleware, each time anew."""
    handler = WSGIHandler()
    environ = RequestFactory(SERVER_NAME="localhost").get(path).environ

    def once() -> None:
        KEPT.forget()
        answer = handler(
            environ | {"wsgi.input": environ["wsgi.input"]}, lambda status, headers, info=None: None
        )
        answer.close()

    once()
    began, busy = time.perf_counter(), time.process_time()
    for _ in range(TIMES):
        once()
    whole, ours = (
        (now - then) / TIMES * 1000
        for now, then in ((time.perf_counter(), began), (time.process_time(), busy))
    )
    print(
        f"{path}: {whole:.2f} ms an answer without the profiler, {ours:.2f} ms of them at work in this process"
    )
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(TIMES):
        once()
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(FUNCTIONS)


main(sys.argv[1])
