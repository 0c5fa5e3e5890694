# SPDX-License-Identifier: Apache-2.0
"""The claims matrix: claims as rows, figures as columns, each number typed in a few signs into its cell."""
