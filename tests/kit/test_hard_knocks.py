"""What two at once, forged addresses and curious eyes must not bring about."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from tests.factories import PostingFactory, UserFactory, picture
from villages.models import Household, Officer
from xiaoping.kit import roles, savedviews
from xiaoping.kit.actions import correct
from xiaoping.kit.attachments import actions as attachments
from xiaoping.kit.checks import checks
from xiaoping.kit.models import SavedView
from xiaoping.kit.versions import ChangedMeanwhile, version_of

DAY = date(2019, 3, 1)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def clerk(town, client):
    client.force_login(town.clerk)
    return client


# Two at once


@pytest.fixture
def sheet(town):
    return reverse("villages:household_correction", args=[town.households["H1"].pk])


def as_shown(answer) -> dict:
    return {name: "" if (value := answer.context["form"][name].value()) is None else value
            for name in answer.context["form"].fields}  # fmt: skip


def test_a_correction_does_not_undo_another(town, clerk, sheet):
    given = {**as_shown(clerk.get(sheet)), "phone": "13800001111", "reason": "来电"}
    correct(town.households["H1"], by=town.cadre, reason="入户", address="新址")
    refused = clerk.post(sheet, given)
    assert "after you opened it" in refused.content.decode()
    home = Household.objects.get(pk=town.households["H1"].pk)
    assert (home.address, home.phone == "13800001111") == ("新址", False)
    again = {**as_shown(refused), "address": "新址"}
    assert clerk.post(sheet, again).status_code == 302
    home.refresh_from_db()
    assert (home.address, home.phone) == ("新址", "13800001111")


def test_what_stands_now_is_said_beside_the_field(town, clerk, sheet):
    given = {**as_shown(clerk.get(sheet)), "address": "甲址", "reason": "来电"}
    correct(town.households["H1"], by=town.cadre, reason="入户", address="乙址")
    errors = clerk.post(sheet, given).context["form"].errors
    assert errors["address"] == ["On record now: 乙址"]


def test_the_version_is_compared_when_the_record_is_locked(town):
    """Not when the form was read: whoever comes between the two is seen as well."""
    home = town.households["H1"]
    shown = version_of(home)
    correct(home, address="新址", version=shown, by=town.cadre, reason="入户")
    with pytest.raises(ChangedMeanwhile, match="after you opened it"):
        correct(home, address="旧址", version=shown, by=town.clerk, reason="来电")
    home.refresh_from_db()
    assert home.address == "新址"


def test_the_administration_does_not_undo_another(town, clerk):
    person = town.people["张四"]
    address = reverse("admin:villages_person_change", args=[person.pk])
    form = clerk.get(address).context["adminform"].form
    given = {name: form[name].value() or "" for name in form.fields}
    correct(person, by=town.clerk, reason="改名", name="张思")
    answer = clerk.post(address, {**given, "change_reason": "核对"})
    assert "after you opened it" in answer.content.decode()
    person.refresh_from_db()
    assert person.name == "张思"


def test_pictures_are_made_ready_before_the_transaction(town, monkeypatch):
    inside, outside, prepare = [], len(connection.savepoint_ids), attachments.prepare

    def looked(upload):
        inside.append(len(connection.savepoint_ids) > outside)
        return prepare(upload)

    monkeypatch.setattr(attachments, "prepare", looked)
    upload = SimpleUploadedFile("a.jpg", picture())
    attachments.attach(
        record=town.households["H1"], uploads=[upload], title="房屋", on=DAY, by=town.cadre, reason="走访"
    )
    assert inside == [False]


# Forged addresses


@pytest.mark.parametrize(
    "address",
    [
        "/?period=0001",
        "/figures/?period=0001",
        "/balances/?period=0001",
        "/?period=0001-01-01..0001-01-02",
        "/entered/?day=0001-01-01",
        "/entered/?day=1899-12-31",
    ],
)
def test_no_day_before_1900_is_asked_for(clerk, address):
    assert clerk.get(address).status_code == 404


LONG = "9" * 5000


def test_numbers_without_end_are_no_keys(clerk):
    address = reverse("kit:check", args=[next(iter(checks)).key])
    assert clerk.get(address, {"page": LONG, "per_page": LONG}).status_code == 200
    assert clerk.get(address, {"village": LONG}).status_code == 404
    assert clerk.post(address, {"row": LONG, "decision": "settle", "reason": "x"}).status_code in (200, 302)


def test_the_administrations_filter_takes_no_key_that_can_be_none(clerk):
    answer = clerk.get(reverse("admin:villages_household_changelist"), {"village__id__exact": LONG[:23]}, follow=True)
    assert answer.status_code == 200


def test_a_views_name_has_no_nul(town):
    with pytest.raises(ValidationError, match="Null characters"):
        savedviews.save_view(list_name="villages:well_list", query="", name="深\x00井", by=town.cadre)


# Curious eyes


def test_who_may_only_view_sees_phones_masked_in_the_administration(town, client):
    Officer.objects.update(phone="13812345678")
    officer = Officer.objects.first()
    user = UserFactory(role=roles.ADMINISTRATOR, is_staff=True)
    PostingFactory(user=user)
    auditor = UserFactory(role=roles.AUDITOR, is_staff=True)
    PostingFactory(user=auditor)
    seen = []
    for one in (user, auditor):
        client.force_login(one)
        answer = client.get(reverse("admin:villages_officer_change", args=[officer.pk]))
        seen.append(
            (answer.status_code, answer.context["has_change_permission"], "13812345678" in answer.content.decode())
        )
    assert all(not clear or may_change for _status, may_change, clear in seen)
    assert (200, False, False) in seen


def test_a_roles_view_keeps_no_typed_text(town):
    person = {"list_name": "villages:person_list", "query": "name=张三", "name": "张三", "by": town.clerk}
    assert savedviews.save_view(**person).query
    with pytest.raises(ValidationError, match="typed text"):
        savedviews.save_view(**person, role=roles.CADRE)
    assert not SavedView.objects.exclude(role="").exists()
