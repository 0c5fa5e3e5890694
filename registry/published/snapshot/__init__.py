# SPDX-License-Identifier: Apache-2.0
"""The columns by which the world finds records, as one immutable file in memory for each state of the dataset.

Built by a process of its own with the reader's rights; read by every web worker with Polars. PostgreSQL stays the source
of truth and holds the documents.
"""
