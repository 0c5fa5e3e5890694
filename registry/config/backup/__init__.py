# SPDX-License-Identifier: Apache-2.0
"""The whole registry into sealed files, and back into an empty installation. How-to: docs/howto/backup.md.

Nothing leaves in the clear, not even onto the disk for a moment: what is read goes through age into the member's file.
"""
