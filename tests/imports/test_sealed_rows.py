"""The rows of an import are sealed with a key of its own: read with it, lost with it, brought along by an upgrade."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from tests.factories.imports import ImportBatchFactory, ImportRowFactory
from xiaoping.kit.crypto import Box, decrypt, encrypt
from xiaoping.kit.imports import batches

pytestmark = pytest.mark.django_db

upgrade = import_module("xiaoping.kit.migrations.0009_rows_of_imports_under_a_key_of_their_own")
CONTENT = {"cells": ["43129919800101001X"], "about": "某某", "changes": [], "problems": []}


def test_the_same_words_are_sealed_in_another_way_each_time():
    box = Box(Box.new_key())
    one, other = box.seal("某某"), box.seal("某某")
    assert one != other
    assert box.open(one) == box.open(other) == "某某"


def test_a_row_is_read_with_the_key_of_its_import_only():
    row, other = ImportRowFactory(), ImportBatchFactory()
    assert row.content["about"] == "某某"
    assert "某某" not in row.encrypted + row.batch.row_key
    with pytest.raises(ImproperlyConfigured, match="another key"):
        other.box.open(row.encrypted)


def test_a_changed_row_is_refused():
    box = Box(Box.new_key())
    sealed = box.seal("某某")
    changed = ("B" if sealed[20] == "A" else "A").join((sealed[:20], sealed[21:]))
    with pytest.raises(ImproperlyConfigured, match="changed"):
        box.open(changed)


def test_whoever_throws_an_import_away_throws_its_key_away():
    row = ImportRowFactory()
    batches.discard(batch=row.batch, by=row.batch.user)
    row.batch.refresh_from_db()
    assert (row.batch.row_key, row.batch.rows.count()) == ("", 0)


def test_an_upgrade_seals_rows_that_were_encrypted_one_by_one():
    batch = ImportBatchFactory(row_key="")
    empty = ImportBatchFactory(row_key="")
    for line in (2, 3):
        ImportRowFactory(batch=batch, line=line, encrypted=encrypt(json.dumps(CONTENT | {"about": str(line)})))
    upgrade.seal(apps, None)
    batch = type(batch).objects.get(pk=batch.pk)
    assert [row.content["about"] for row in batch.rows.order_by("line")] == ["2", "3"]
    empty.refresh_from_db()
    assert empty.row_key == ""
    upgrade.unseal(apps, None)
    assert [json.loads(decrypt(row.encrypted))["cells"] for row in batch.rows.all()] == [CONTENT["cells"]] * 2
