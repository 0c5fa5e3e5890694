# SPDX-License-Identifier: Apache-2.0
"""Charts drawn here as SVG, each with its table: readable without a script, on paper, and by who does not see them."""
