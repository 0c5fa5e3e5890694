# SPDX-License-Identifier: Apache-2.0
"""What a team would write in an afternoon with Django REST framework and djangorestframework-gis: the baseline."""
