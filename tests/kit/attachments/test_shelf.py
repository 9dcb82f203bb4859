"""The files on the shelf are checked against the table."""

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from tests.factories import picture
from xiaoping.kit.attachments import storage


def report(capsys, *arguments) -> str:
    call_command("check_attachments", *arguments)
    return capsys.readouterr().out


def test_the_check_finds_everything_in_place(attach, capsys):
    storage.discard(storage.names())
    attach(picture())
    assert report(capsys) == "2 files in use, 0 records with a file missing or changed, 0 strays.\n"


@pytest.mark.parametrize("fault", ["is missing", "has changed"])
def test_the_check_names_what_is_missing_or_changed(attach, capsys, fault):
    (one,) = attach(picture())
    storage.discard([one.file])
    if_changed = {"is missing": b"", "has changed": b"other"}[fault]
    storage.shelf.save(one.file if if_changed else f"{one.file}.other", SimpleUploadedFile("x", if_changed))
    with pytest.raises(CommandError, match="backup"):
        call_command("check_attachments")
    assert f"attachment {one.pk} of villages.household {one.key}: {one.file} {fault}" in capsys.readouterr().out


def test_the_check_removes_strays_that_are_no_longer_being_made(db, capsys):
    storage.discard(storage.names())
    old, new = storage.put(picture(), "jpg"), storage.put(picture(), "jpg")
    os.utime(storage.shelf.path(old), (0, 0))
    assert "1 strays removed" in report(capsys, "--remove-strays")
    assert storage.names() == {new}
