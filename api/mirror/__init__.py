# SPDX-License-Identifier: Apache-2.0
"""A full copy of another registry, built and kept equal by its feed of changes alone."""
