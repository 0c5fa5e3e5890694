# SPDX-License-Identifier: Apache-2.0
"""Property tests of the domain: the same cases on every run, and few enough for every commit."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", max_examples=2_000, deadline=None, database=None)
settings.load_profile("ci")
