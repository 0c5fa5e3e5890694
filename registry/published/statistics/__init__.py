# SPDX-License-Identifier: Apache-2.0
"""Numbers of incidents and of people, by one to three dimensions, under the one filter. Sums: counting.md, C12."""
