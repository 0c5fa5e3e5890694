# SPDX-License-Identifier: Apache-2.0
"""What is measured in one process: each module is run by itself with a face's own settings and prints JSON."""
