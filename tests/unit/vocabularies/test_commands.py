# SPDX-License-Identifier: Apache-2.0
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from registry.vocabularies.models import Scheme
from registry.vocabularies.read import schemes


def run(*args: object, **options: object) -> str:
    out = StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("emptied")
def test_loading_prints_what_it_did():
    number = len(schemes()) + sum(len(data.concepts) for data in schemes().values())

    assert run("load_vocabularies") == f"{number} created, 0 updated, 0 unchanged\n"
    assert json.loads(run("load_vocabularies", json=True)) == {
        "created": 0,
        "updated": 0,
        "unchanged": number,
    }


@pytest.mark.usefixtures("emptied")
def test_a_broken_file_ends_with_status_1_and_loads_nothing(folder, concept):
    out, broken = StringIO(), folder(concept("apple"), concept("pear", en=""))

    with pytest.raises(CommandError, match=r"fruit\.toml: pear: label\.en is empty") as refusal:
        call_command("load_vocabularies", directory=broken, json=True, stdout=out)

    assert refusal.value.returncode == 1
    assert json.loads(out.getvalue()) == {
        "problems": [{"file": "fruit.toml", "concept": "pear", "rule": "label.en is empty"}]
    }
    assert not Scheme.objects.exists()


def test_a_missing_folder_ends_with_status_2(tmp_path):
    with pytest.raises(CommandError) as refusal:
        run("load_vocabularies", directory=tmp_path / "nowhere")

    assert refusal.value.returncode == 2


def test_the_reference_page_is_current():
    run("document_vocabularies", check=True)


def test_a_stale_reference_page_is_told_and_rewritten(tmp_path):
    page = tmp_path / "reference" / "vocabularies.md"
    with pytest.raises(CommandError, match="stale") as refusal:
        run("document_vocabularies", check=True, page=page)
    assert refusal.value.returncode == 1

    run("document_vocabularies", page=page)

    run("document_vocabularies", check=True, page=page)
    assert "| `cluster_munition` | Cluster munition (delivery unknown) |" in page.read_text(encoding="utf-8")
