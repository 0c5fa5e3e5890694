# SPDX-License-Identifier: Apache-2.0
"""What the guide for programs tells, taken from the code that answers them."""
