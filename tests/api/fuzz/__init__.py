# SPDX-License-Identifier: Apache-2.0
"""Schemathesis asks a running public face everything that its description allows and forbids."""
