# SPDX-License-Identifier: Apache-2.0
"""Vector tiles of the published incidents."""
