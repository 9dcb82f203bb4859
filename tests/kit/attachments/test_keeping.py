"""Photos and scans are kept with their record: by whom, how many, which are refused."""

import os
import stat
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories import picture
from tests.kit.attachments.photos import DAY, remove
from villages.models import Stay
from xiaoping.kit import clock
from xiaoping.kit.actions import acting
from xiaoping.kit.attachments import storage
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.registry import UnknownKey


def test_a_photo_is_kept_with_its_record_village_day_and_digest(town, attach):
    (one,) = attach(picture(size=(80, 50)))
    assert (one.record, one.key, one.village) == (
        "villages.household",
        str(town.households["H1"].pk),
        town.villages["甲村"],
    )
    assert (one.taken_on, one.format, one.width, one.height) == (DAY, "jpg", 80, 50)
    assert (one.size, len(one.sha256)) == (storage.shelf.size(one.file), 64)


def test_its_file_lies_under_a_name_nobody_guesses_for_the_server_alone(attach):
    (one,) = attach(picture())
    mode = stat.S_IMODE(os.stat(storage.shelf.path(one.file)).st_mode)
    assert (len(one.file), one.file[:2] == one.file[3:5], mode) == (39, True, 0o600)


def test_a_file_has_no_address_of_its_own(client, attach):
    (one,) = attach(picture())
    with pytest.raises(TypeError):
        storage.shelf.url(one.file)


def test_several_are_kept_by_one_action(attach):
    first, second = attach(picture(), picture("PNG"))
    assert first.history.get().act == second.history.get().act


def test_one_that_is_refused_keeps_the_others_out(attach):
    before = storage.names()
    with pytest.raises(ValidationError) as error:
        attach(picture(), b"MZ", b"")
    assert (set(error.value.message_dict), len(error.value.messages)) == ({"uploads"}, 2)
    assert (Attachment.objects.exists(), storage.names()) == (False, before)


@pytest.mark.parametrize("number", [0, 11])
def test_none_and_too_many_are_refused(attach, number):
    with pytest.raises(ValidationError) as error:
        attach(*(picture(size=(60 + place, 40)) for place in range(number)))
    assert set(error.value.message_dict) == {"uploads"}


def test_no_picture_is_made_ready_while_others_wait(town, attach):
    with (
        acting("survey", by=town.cadre, reason="入户走访"),
        pytest.raises(RuntimeError, match="before the transaction"),
    ):
        attach(picture())


def test_the_history_says_what_was_done(attach):
    (one,) = attach(picture())
    assert one.history.get().act_name == "attach"


def test_the_same_photo_is_kept_once(attach):
    attach(picture())
    with pytest.raises(ValidationError, match="attached already"):
        attach(picture())


def test_the_same_photo_twice_at_once_is_refused(attach):
    with pytest.raises(ValidationError, match="attached already"):
        attach(picture(), picture())


def test_the_same_photo_may_belong_to_another_record_and_come_back_after_its_removal(town, attach):
    (one,) = attach(picture())
    attach(picture(), record=town.people["张一"])
    remove(one, town.cadre)
    attach(picture())
    assert Attachment.objects.in_use().count() == 2


def test_a_photo_of_a_day_to_come_is_refused(attach):
    with pytest.raises(ValidationError, match="still to come"):
        attach(picture(), on=clock.today() + timedelta(days=1))


def test_what_cannot_be_saved_leaves_no_file(attach):
    before = storage.names()
    with pytest.raises(ValidationError):
        attach(picture(), title="")
    assert storage.names() == before


def test_a_photo_of_a_person_belongs_to_the_village_of_their_stay(town, attach):
    (one,) = attach(picture(), record=town.people["张六"], by=town.clerk)
    assert one.village == town.villages["乙村"]


def test_nobody_attaches_to_a_record_of_another_village(town, attach):
    with pytest.raises(type(town.households["H7"]).DoesNotExist):
        attach(picture(), record=town.households["H7"])


def test_a_kind_of_record_that_takes_none_is_an_error(town, attach):
    with pytest.raises(UnknownKey):
        attach(picture(), record=Stay.objects.filter(village=town.villages["甲村"]).first())
