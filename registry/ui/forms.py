# SPDX-License-Identifier: Apache-2.0
"""What every form of a page shares: refusals that name their field, and text in any direction."""

from typing import Any

from django import forms

from registry.ui.sentences import name_field


class Form(forms.Form):
    """A form that the server judges: a browser neither cuts off what is pasted nor refuses by itself."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            name_field(field)
            field.widget.attrs.pop("maxlength", None)
            if isinstance(field.widget, forms.Textarea):
                # Whoever reads in Arabic also writes English, and the other way round.
                field.widget.attrs.setdefault("dir", "auto")
