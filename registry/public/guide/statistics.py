# SPDX-License-Identifier: Apache-2.0
"""What the members of an answer with statistics mean."""

from django.utils.translation import gettext_lazy as _

STATISTICS = (
    (
        "distinct",
        _(
            "Incidents counted, each once. Rows may add up to more: an incident with several weapons, areas or "
            "actors is in the row of each, and the row of a family counts its classes again."
        ),
    ),
    (
        "killed, injured",
        _(
            "People not reported as combatants, over the incidents that state a number; “stated” says how many do."
        ),
    ),
    (
        "min, max",
        _(
            "Sums of the fewest and of the most that counted sources state. An incident without an upper bound "
            "adds its fewest to both. Null: nobody states one, which is not zero."
        ),
    ),
    ("open_above", _("True: an incident has no upper bound, so there may be more than “max”.")),
    (
        "not_known",
        _("How many incidents are in a row that says null, such as those that may have been in two months."),
    ),
    (
        "excluded",
        _(
            "What matches and is in no number: incidents graded discounted or under assessment, unless “grade” "
            "names them, and reports over areas or periods. Lists hold those incidents, and “count” counts them."
        ),
    ),
    (
        "demonstration",
        _("How many of those counted are invented, to try the registry out. In production there are none."),
    ),
    ("format=csv", _("The rows alone. What is not known, left out and counted once is told in JSON.")),
)
