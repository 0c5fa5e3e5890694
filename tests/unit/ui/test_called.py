# SPDX-License-Identifier: Apache-2.0
from django.utils import translation

from registry.ui.wording.called import registry_name


def called(lang):
    with translation.override(lang):
        return registry_name()


def test_the_usual_name_is_translated(settings):
    settings.REGISTRY_NAME, settings.REGISTRY_NAMES = "Civilian Harm Registry", {"ar": ""}

    assert (called("en"), called("ar")) == ("Civilian Harm Registry", "سجل الأضرار بالمدنيين")


def test_a_name_of_ones_own_stays_in_every_language_unless_another_is_set(settings):
    settings.REGISTRY_NAME, settings.REGISTRY_NAMES = "Our record", {"ar": ""}
    assert called("ar") == "Our record"

    settings.REGISTRY_NAMES = {"ar": "سجلنا"}
    assert (called("en"), called("ar")) == ("Our record", "سجلنا")


def test_a_citation_bears_the_name_in_the_language_of_its_title(settings):
    settings.REGISTRY_NAME, settings.REGISTRY_NAMES = "Our record", {"ar": "سجلنا"}

    with translation.override("ar"):
        assert registry_name("en") == "Our record"
    assert registry_name("ar") == "سجلنا"
