"""A photo is removed with a reason and keeps its row; what was entered wrongly is taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import AttachmentFactory, picture
from tests.kit.attachments.photos import page, remove
from xiaoping.kit import clock
from xiaoping.kit.attachments import storage
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.attachments.panel import shown
from xiaoping.kit.entries import entered_by, take_back


def test_a_removed_photo_keeps_its_row_its_reason_and_its_file(town, attach):
    (one,) = attach(picture())
    remove(one, town.cadre)
    latest = one.history.latest()
    assert (latest.removed_on, latest.history_change_reason) == (clock.today(), "照片传错了户")
    assert storage.shelf.exists(one.file)


def test_a_removed_photo_is_shown_to_nobody(town, attach, client):
    (one,) = attach(picture())
    remove(one, town.cadre)
    client.force_login(town.clerk)
    names = ("detail", "file", "preview", "removal")
    assert {client.get(page(f"kit:attachment_{name}", one)).status_code for name in names} == {404}
    assert shown(town.households["H1"], town.clerk)["attachments"] == []


def test_a_photo_is_removed_once(town, attach):
    (one,) = attach(picture())
    remove(one, town.cadre)
    with pytest.raises(ValidationError, match="was removed on"):
        remove(one, town.cadre)


def test_nobody_removes_a_photo_of_another_village(town):
    other = AttachmentFactory(owner=town.households["H7"])
    with pytest.raises(Attachment.DoesNotExist):
        remove(other, town.cadre)


def test_taken_back_a_photo_and_its_files_are_gone(town, attach, django_capture_on_commit_callbacks):
    (one,) = attach(picture())
    entry = entered_by(town.cadre, timezone.localdate())[0]
    with django_capture_on_commit_callbacks(execute=True):
        take_back(act=entry.act, by=town.cadre, reason="传错了")
    assert (Attachment.objects.exists(), {one.file, one.preview} & storage.names()) == (False, set())


def test_a_removal_can_be_taken_back(town, attach):
    (one,) = attach(picture())
    remove(one, town.cadre)
    take_back(act=entered_by(town.cadre, timezone.localdate())[0].act, by=town.cadre, reason="没传错")
    assert Attachment.objects.in_use().get() == one
