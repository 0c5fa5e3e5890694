# SPDX-License-Identifier: Apache-2.0
"""Who counts as one reader: the address our own proxies saw, never what a reader writes."""

import pytest
from django.test import RequestFactory

from registry.ui.readers import DAY, address_of, name_of, network_of

NOON = 1_800_000_000.0


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9, ", "192.0.2.1"),
    ],
)
def test_only_what_our_proxies_add_is_believed(settings, proxies, forwarded, address):
    settings.REGISTRY_TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)

    assert address_of(request.META) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_an_ipv6_reader_is_a_whole_network(address, network):
    assert network_of(address) == network


def test_the_name_of_a_reader_is_the_same_all_day_and_another_tomorrow(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    settings.REGISTRY_TRUSTED_PROXIES = 0
    today, later, tomorrow = (name_of(request.META, at) for at in (NOON, NOON + 60, NOON + DAY))

    assert today == later != tomorrow
