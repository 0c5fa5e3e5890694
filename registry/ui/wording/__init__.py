# SPDX-License-Identifier: Apache-2.0
"""How the registry says numbers, days and places: one function a kind of phrase."""
