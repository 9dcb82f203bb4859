"""Photos and scans of records: who adds, sees and removes them, where they lie, and what is kept of it."""

import os
import stat
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import AttachmentFactory, PostingFactory, UserFactory, picture
from villages.models import Person, Stay
from xiaoping.kit import clock, roles
from xiaoping.kit.actions import acting
from xiaoping.kit.attachments import actions, storage
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.attachments.panel import shown
from xiaoping.kit.attachments.pictures import MAX_BYTES
from xiaoping.kit.entries import entered_by, take_back
from xiaoping.kit.models import AccessLog
from xiaoping.kit.registry import UnknownKey

DAY = date(2019, 3, 1)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def attach(town):
    """Attach files to a record, H1 unless another is named, as the cadre."""

    def act(*contents, **given):
        uploads = [SimpleUploadedFile(f"{place}.jpg", content) for place, content in enumerate(contents)]
        what = {"record": town.households["H1"], "title": "房屋正面", "on": DAY, "by": town.cadre, "reason": "入户走访"}
        return actions.attach(uploads=uploads, **{**what, **given})

    return act


@pytest.fixture
def leader(town):
    """Who reads everything and changes nothing."""
    user = UserFactory(role=roles.LEADER)
    PostingFactory(user=user)
    return user


def sent(**files):
    return {"title": "房屋正面", "on": "2019-03-01", "reason": "入户走访", **files}


def upload(content: bytes = b"", name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or picture())


def page(name: str, one) -> str:
    return reverse(name, args=[one.pk])


def remove(attachment, by) -> Attachment:
    return actions.remove_attachment(attachment=attachment, by=by, reason="照片传错了户")


def read(answer) -> bytes:
    return b"".join(answer.streaming_content)


# Keeping


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


# Removing


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


# The pages


def test_a_cadre_adds_photos_on_the_page_of_a_household(town, client):
    client.force_login(town.cadre)
    household = town.households["H1"]
    files = {"photo": upload(), "uploads": [upload(picture("PNG"), "b.png"), upload(picture("PDF"), "c.pdf")]}
    answer = client.post(page("villages:household_attachment", household), sent(**files), follow=True)
    assert answer.redirect_chain == [(page("villages:household_detail", household), 302)]
    assert sorted(Attachment.objects.values_list("format", flat=True)) == ["jpg", "pdf", "png"]
    assert ("3 photos or scans are kept" in answer.content.decode(), "房屋正面" in answer.content.decode()) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"MZ", "no JPEG"), (b"\xff" * (MAX_BYTES + 1), "larger than 20 MB")]
)
def test_the_form_says_what_is_wrong_with_a_file(town, client, content, words):
    client.force_login(town.cadre)
    files = {"uploads": SimpleUploadedFile("a.jpg", content)}
    answer = client.post(page("villages:household_attachment", town.households["H1"]), sent(**files))
    assert words in answer.context["form"].errors["uploads"][0]


def test_the_form_without_a_file_says_so(town, client):
    client.force_login(town.cadre)
    answer = client.post(page("villages:household_attachment", town.households["H1"]), sent())
    assert "Take a photo" in answer.context["form"].errors["uploads"][0]


def test_the_form_opens_the_camera_of_a_phone(town, client):
    client.force_login(town.cadre)
    content = client.get(page("villages:household_attachment", town.households["H1"])).content.decode()
    assert ('capture="environment"' in content, 'enctype="multipart/form-data"' in content) == (True, True)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("household", lambda town: town.households["H1"]),
        ("person", lambda town: town.people["张一"]),
        ("village", lambda town: town.villages["甲村"]),
    ],
)
def test_every_sheet_shows_its_photos_and_the_way_to_add(town, attach, client, name, record):
    (one,) = attach(picture(), record=record(town))
    client.force_login(town.cadre)
    content = client.get(page(f"villages:{name}_detail", record(town))).content.decode()
    assert page("kit:attachment_preview", one) in content
    assert page(f"villages:{name}_attachment", record(town)) in content


def test_a_leader_sees_photos_and_no_way_to_add_or_remove(town, leader, attach, client):
    (one,) = attach(picture())
    client.force_login(leader)
    sheet = client.get(page("villages:household_detail", town.households["H1"])).content.decode()
    detail = client.get(page("kit:attachment_detail", one)).content.decode()
    assert page("kit:attachment_preview", one) in sheet
    assert page("villages:household_attachment", town.households["H1"]) not in sheet
    assert page("kit:attachment_removal", one) not in detail


@pytest.mark.parametrize("name", ["villages:household_attachment", "kit:attachment_removal"])
def test_a_leader_may_not_add_or_remove(town, leader, attach, client, name):
    (one,) = attach(picture())
    client.force_login(leader)
    record = town.households["H1"] if name.startswith("villages") else one
    assert client.post(page(name, record), sent(uploads=upload())).status_code == 403
    assert Attachment.objects.in_use().count() == 1


@pytest.mark.parametrize("name", ["detail", "file", "preview"])
def test_the_administrator_of_accounts_sees_no_photo(town, attach, client, name):
    (one,) = attach(picture())
    office = UserFactory(role=roles.ADMINISTRATOR)
    PostingFactory(user=office)
    client.force_login(office)
    assert client.get(page(f"kit:attachment_{name}", one)).status_code == 403
    assert (
        page("kit:attachment_preview", one)
        not in client.get(page("villages:household_detail", town.households["H1"])).content.decode()
    )


def test_a_removal_by_its_page_leads_back_to_the_record(town, attach, client):
    (one,) = attach(picture())
    client.force_login(town.cadre)
    answer = client.post(page("kit:attachment_removal", one), {"reason": "照片传错了户"})
    assert answer.headers["Location"] == page("villages:household_detail", town.households["H1"])
    assert Attachment.objects.get().removed_on == clock.today()


def test_the_page_of_all_names_what_was_removed_and_why(town, attach, client):
    (one,) = attach(picture())
    remove(one, town.cadre)
    client.force_login(town.cadre)
    content = client.get(page("villages:household_attachments", town.households["H1"])).content.decode()
    assert ("照片传错了户" in content, page("kit:attachment_preview", one) in content) == (True, False)


def test_the_history_tells_no_file_name(town, attach, client):
    (one,) = attach(picture())
    client.force_login(town.cadre)
    assert one.file not in client.get(page("villages:household_attachments", town.households["H1"])).content.decode()


def test_one_page_leads_to_the_next(town, attach, client):
    newest, oldest = attach(picture(), on=DAY)[0], attach(picture("PNG"), on=DAY - timedelta(days=9))[0]
    client.force_login(town.cadre)
    context = client.get(page("kit:attachment_detail", newest)).context
    assert (context["place"], context["count"], context["previous"], context["next"]) == (1, 2, None, oldest.pk)


# The files


def test_a_file_is_served_so_that_it_can_do_nothing(town, attach, client):
    (one,) = attach(picture())
    client.force_login(town.cadre)
    answer = client.get(page("kit:attachment_file", one))
    assert (read(answer)[:3], answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        b"\xff\xd8\xff",
        "image/jpeg",
        "nosniff",
    )
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_pdf_is_downloaded_and_has_no_preview(town, attach, client):
    (one,) = attach(picture("PDF"))
    client.force_login(town.cadre)
    answer = client.get(page("kit:attachment_file", one))
    assert (answer["Content-Type"], answer["Content-Disposition"].partition(";")[0]) == (
        "application/pdf",
        "attachment",
    )
    assert read(answer)[:5] == b"%PDF-"
    assert client.get(page("kit:attachment_preview", one)).status_code == 404


def test_who_has_the_file_already_is_asked_again_and_sent_nothing(town, attach, client):
    (one,) = attach(picture())
    tag = {"If-None-Match": f'"{one.sha256}"'}
    client.force_login(town.cadre)
    assert client.get(page("kit:attachment_file", one), headers=tag).status_code == 304
    town.cadre.postings.update(village=town.villages["乙村"])
    assert client.get(page("kit:attachment_file", one), headers=tag).status_code == 404


def test_a_file_that_is_missing_is_not_found_and_says_what_to_do(town, attach, client):
    (one,) = attach(picture())
    storage.discard([one.file])
    client.force_login(town.cadre)
    answer = client.get(page("kit:attachment_file", one))
    assert (answer.status_code, "from the backup" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("name", ["detail", "file", "preview", "removal"])
def test_a_photo_of_another_village_is_not_found(town, client, name):
    other = AttachmentFactory(owner=town.households["H7"])
    client.force_login(town.cadre)
    assert client.get(page(f"kit:attachment_{name}", other)).status_code == 404


def test_a_photo_taken_where_a_person_moved_to_is_not_shown_where_they_came_from(town, attach, client):
    (one,) = attach(picture(), record=town.people["张六"], by=town.clerk)
    client.force_login(town.cadre)
    sheet = client.get(page("villages:person_detail", town.people["张六"]))
    assert (sheet.status_code, page("kit:attachment_preview", one) in sheet.content.decode()) == (200, False)
    assert client.get(page("kit:attachment_file", one)).status_code == 404


def test_a_photo_taken_before_a_person_moved_is_not_removed_from_there(town, client):
    person = town.people["张六"]
    one = AttachmentFactory(owner=person, village=town.villages["甲村"])
    client.force_login(town.cadre)
    answer = client.post(page("kit:attachment_removal", one), {"reason": "x"})
    assert (answer.status_code, Person.objects.visible_to(town.cadre).filter(pk=person.pk).exists()) == (404, True)


def test_without_the_permission_to_see_people_their_photos_are_not_found(town, attach, client):
    (one,) = attach(picture(), record=town.people["张一"])
    group = town.clerk.groups.get(name="sector_clerk")
    group.permissions.remove(group.permissions.get(codename="view_person"))
    client.force_login(town.clerk)
    assert client.get(page("kit:attachment_file", one)).status_code == 404


def opened(client, one) -> list[tuple]:
    read(client.get(page("kit:attachment_preview", one)))
    read(client.get(page("kit:attachment_file", one)))
    return list(AccessLog.objects.values_list("action", "record", "key", "fields"))


def test_who_opens_a_photo_of_a_household_is_logged(town, attach, client):
    (one,) = attach(picture())
    client.force_login(town.cadre)
    assert opened(client, one) == [("open", "villages.household", one.key, f"attachment {one.pk}")]


def test_who_opens_a_photo_of_a_village_is_not(town, attach, client):
    (one,) = attach(picture(), record=town.villages["甲村"])
    client.force_login(town.cadre)
    assert opened(client, one) == []


def test_the_statements_of_a_sheet_do_not_grow_with_its_photos(town, attach, client):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(page("villages:household_detail", town.households["H1"]))
        return len(queries)

    client.force_login(town.cadre)
    attach(picture())
    statements()  # the first page of a session also writes when it began
    few = statements()
    attach(*(picture(size=(100 + place, 40)) for place in range(9)))
    assert statements() == few


# The shelf and the table


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
