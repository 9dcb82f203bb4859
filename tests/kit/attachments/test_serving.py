"""A file is served so that it can do nothing, to those who may see its record, and its opening is logged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import AttachmentFactory, picture
from tests.kit.attachments.photos import page, read
from villages.models import Person
from xiaoping.kit.attachments import storage
from xiaoping.kit.models import AccessLog


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
