"""The pages on which photos are added, seen and removed, and who is shown them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import PostingFactory, UserFactory, picture
from tests.kit.attachments.photos import DAY, page, remove, sent, upload
from xiaoping.kit import clock, roles
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.attachments.pictures import MAX_BYTES


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
