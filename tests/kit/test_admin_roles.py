"""Officers, accounts and roles in the administration, and the command that makes the roles."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests import factories
from villages.models import Officer
from xiaoping.kit import roles


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def office(town):
    """An administrator posted to the whole township."""
    user = factories.UserFactory(role=roles.ADMINISTRATOR)
    factories.PostingFactory(user=user)
    return user


def page(model, name, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def officer_form(village="") -> dict:
    return {
        "name": "新干部",
        "title": "",
        "phone": "",
        "village": village,
        "since": "2019-01-01",
        "change_reason": "任命",
    }


def test_a_township_officer_is_made_from_a_township_posting(office, client):
    client.force_login(office)
    client.post(page(Officer, "add"), officer_form())
    assert Officer.objects.get(name="新干部").village is None


def test_a_township_officer_is_not_made_from_a_village_posting(town, office, client):
    office.postings.update(village=town.villages["甲村"])
    client.force_login(office)
    answer = client.post(page(Officer, "add"), officer_form())
    assert set(answer.context["adminform"].form.errors) == {"village"}


def test_a_township_officer_is_seen_but_not_changed_from_a_village(town, office, client):
    officer = factories.OfficerFactory(name="乡干部")
    office.postings.update(village=town.villages["甲村"])
    client.force_login(office)
    answer = client.post(page(Officer, "change", officer.pk), officer_form(town.villages["甲村"].pk))
    assert (answer.status_code, Officer.objects.get(pk=officer.pk).name) == (403, "乡干部")


def account_form(**changes) -> dict:
    return {"username": "xin", "last_name": "", "first_name": "", "is_active": "on", **changes}


@pytest.mark.parametrize("changes", [{"is_active": ""}, {"groups": []}, {"is_staff": "on"}])
def test_rights_are_read_here_and_set_on_the_pages_of_accounts(office, client, changes):
    """An administrator shuts nobody out here, nor the office itself."""
    before = (office.is_active, office.is_staff, list(office.groups.all()))
    client.force_login(office)
    client.post(page(User, "change", office.pk), account_form(username=office.username, **changes))
    office.refresh_from_db()
    assert (office.is_active, office.is_staff, list(office.groups.all())) == before


def test_an_administrator_makes_no_superuser(office, client):
    user = factories.UserFactory(username="xin")
    client.force_login(office)
    client.post(page(User, "change", user.pk), account_form(is_superuser="on", user_permissions=[1]))
    user.refresh_from_db()
    assert (user.is_superuser, user.user_permissions.count()) == (False, 0)


@pytest.mark.parametrize("address", ["change", "password"])
def test_an_administrator_does_not_touch_a_superuser(office, client, address):
    root = factories.UserFactory(is_superuser=True)
    client.force_login(office)
    where = {
        "change": page(User, "change", root.pk),
        "password": reverse("admin:auth_user_password_change", args=[root.pk]),
    }
    assert client.post(where[address], {"password1": "neu-neu-neu-1", "password2": "neu-neu-neu-1"}).status_code != 200
    assert User.objects.get(pk=root.pk).password == root.password


def test_roles_are_read_and_not_written(office, client):
    client.force_login(office)
    role = Group.objects.get(name=roles.CADRE)
    client.post(page(Group, "change", role.pk), {"name": "x", "permissions": []})
    assert Group.objects.get(pk=role.pk).name == roles.CADRE


def test_a_cadre_sees_no_accounts(town, client):
    client.force_login(town.cadre)
    assert client.get(page(User, "changelist")).status_code == 403


def test_the_groups_can_be_made_again(town):
    before = set(Group.objects.get(name=roles.CLERK).permissions.values_list("pk", flat=True))
    Group.objects.get(name=roles.CLERK).permissions.clear()
    call_command("make_groups", verbosity=0)
    assert set(Group.objects.get(name=roles.CLERK).permissions.values_list("pk", flat=True)) == before


def test_only_the_clerk_sees_numbers_in_clear_and_settles(town):
    able = Group.objects.filter(permissions__codename__in=["view_clear_idnumber", "settle_idnumber"])
    assert set(able.values_list("name", flat=True)) == {roles.CLERK}


def test_an_unknown_permission_is_named(town, monkeypatch):
    monkeypatch.setitem(roles.grants, roles.LEADER, ["villages.view_houshold"])
    with pytest.raises(CommandError, match="view_household"):
        call_command("make_groups")
