# SPDX-License-Identifier: Apache-2.0
"""How fast the site is for readers, over a million published incidents: `make bench-site`."""
