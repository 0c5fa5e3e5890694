# SPDX-License-Identifier: Apache-2.0
"""CQL2 text (OGC 21-065r2): read into a tree, and the tree turned into conditions of the one grammar."""
