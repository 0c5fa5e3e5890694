# SPDX-License-Identifier: Apache-2.0
"""Why a target is not met, in one sentence each: written by people after a run, shown beside the shortfall."""

CAUSES: dict[str, str] = {}
