# SPDX-License-Identifier: Apache-2.0
"""Vector tiles of the published incidents, under the one filter: points where few match, counts where many do."""
