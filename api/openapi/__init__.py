# SPDX-License-Identifier: Apache-2.0
"""The interface described: OpenAPI 3.1, accurate to the byte. One file per area in `paths`, one entry per address."""
