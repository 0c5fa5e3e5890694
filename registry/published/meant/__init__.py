# SPDX-License-Identifier: Apache-2.0
"""What typed words may name: an area, a weapon, a kind of incident, an object, people, a party."""
