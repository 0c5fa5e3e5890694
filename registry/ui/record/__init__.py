# SPDX-License-Identifier: Apache-2.0
"""A public document laid out for a page. The same on the public site and in the desk's preview."""
