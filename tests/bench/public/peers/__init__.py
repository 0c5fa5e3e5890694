# SPDX-License-Identifier: Apache-2.0
"""Programs that others wrote for the same purpose, on the same rows, on the same machine, in the same run."""
