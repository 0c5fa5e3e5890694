# SPDX-License-Identifier: Apache-2.0
"""What the page of a selection is made of: its address, choices with their numbers, figures, and ways to take it away."""
