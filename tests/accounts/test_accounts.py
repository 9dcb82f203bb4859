"""Accounts made, posted, reset and unlocked by the office, and the posts held with them."""

from datetime import date

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.accounts.pages import to
from tests.factories import OfficerFactory, PostingFactory, UserFactory
from villages.models import Officer, Posting
from xiaoping.accounts import actions
from xiaoping.kit import passwords, roles

DAY = date(2019, 4, 1)


def form(town, **changes) -> dict:
    given = {
        "name": "新来",
        "title": "扶贫专干",
        "username": "xinlai",
        "held": [roles.CADRE],
        "villages": [town.villages["甲村"].pk],
        "on": "2019-04-01",
        "reason": "任命",
    }
    return {name: value for name, value in {**given, **changes}.items() if value is not None}


def made(office, town, **changes):
    return office.post(reverse("accounts:user_new"), form(town, **changes))


# Making one


def test_an_account_is_made_with_role_posting_and_officer(office, town):
    assert made(office, town).status_code == 200
    account = User.objects.get(username="xinlai")
    assert [group.name for group in account.groups.all()] == [roles.CADRE]
    assert list(account.postings.values_list("village__name", "since", "until")) == [("甲村", DAY, None)]
    assert (account.officer.name, account.officer.village.name) == ("新来", "甲村")


def test_its_password_is_shown_once_works_and_must_be_changed(office, town, client):
    answer = made(office, town)
    password = answer.context["password"]
    assert (password in answer.content.decode(), answer["Cache-Control"]) == (True, "no-store")
    account = User.objects.get(username="xinlai")
    assert password not in office.get(to(account, "detail")).content.decode()
    client.logout()
    client.post(reverse("login"), {"username": "xinlai", "password": password})
    assert client.get("/")["Location"] == reverse("password_change")


def test_for_an_officer_on_record(office, town):
    officer = OfficerFactory(name="在册")
    made(office, town, officer=officer.pk, name="")
    officer.refresh_from_db()
    assert (officer.user.username, officer.user.last_name) == ("xinlai", "在册")


def test_for_the_whole_township_until_a_day(office, town):
    made(office, town, held=[roles.LEADER], villages=None, whole_township="on", until="2019-12-31")
    posting = Posting.objects.get(user__username="xinlai")
    assert (posting.village, posting.until) == (None, date(2019, 12, 31))
    assert not posting.user.is_staff


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held": [roles.CLERK, roles.LEADER]}, "held"),
        ({"held": [roles.AUDITOR, roles.ADMINISTRATOR]}, "held"),
        ({"held": None}, "held"),
        ({"held": ["superuser"]}, "held"),
        ({"villages": None}, "villages"),
        ({"villages": [99999]}, "villages"),
        ({"username": "CLERK"}, "username"),
        ({"username": "two words"}, "username"),
        ({"name": ""}, "name"),
        ({"until": "2019-03-01"}, None),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_made(office, town, changes, field):
    before = (User.objects.count(), Officer.objects.count(), Posting.objects.count())
    answer = made(office, town, **changes)
    assert set(answer.context["form"].errors) == {field or "__all__"}
    assert (User.objects.count(), Officer.objects.count(), Posting.objects.count()) == before


# Roles


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, _why in roles.EXCLUDES])
def test_roles_that_exclude_each_other_are_held_by_nobody(admin, one, other):
    account = UserFactory(role=one)
    with pytest.raises(ValidationError, match="exclude each other"):
        actions.give_roles(account=account, held=[one, other], by=admin, reason="兼任")
    assert [group.name for group in account.groups.all()] == [one]


def test_the_administration_gives_and_takes_no_rights(office):
    """Not even from the last administrator: the pages of accounts do it, and leave one."""
    account = UserFactory(username="xin", role=roles.CLERK)
    address = reverse("admin:auth_user_change", args=[account.pk])
    both = Group.objects.filter(name__in=[roles.CLERK, roles.LEADER])
    office.post(address, {"username": "xin", "groups": [group.pk for group in both]})
    account.refresh_from_db()
    assert (account.is_active, [group.name for group in account.groups.all()]) == (True, [roles.CLERK])
    assert reverse("accounts:user_list") in office.get(address).content.decode()


def test_two_roles_that_go_together(admin):
    account = UserFactory(role=roles.CLERK)
    actions.give_roles(account=account, held=[roles.CLERK, roles.ADMINISTRATOR], by=admin, reason="兼任")
    assert account.groups.count() == 2


def test_the_last_administrator_stays_one(admin):
    with pytest.raises(ValidationError, match="administrator must be left"):
        actions.give_roles(account=admin, held=[roles.CLERK], by=admin, reason="调整")


# Postings


def test_a_posting_begins_and_ends(office, town):
    office.post(to(town.cadre, "post"), {"village": town.villages["乙村"].pk, "on": "2019-03-01", "reason": "兼管"})
    posting = town.cadre.postings.get(village=town.villages["乙村"])
    office.post(reverse("accounts:posting_end", args=[posting.pk]), {"on": "2019-04-01", "reason": "不再兼管"})
    posting.refresh_from_db()
    assert (posting.since, posting.until) == (date(2019, 3, 1), DAY)
    assert posting.history.first().history_change_reason == "不再兼管"


def test_nobody_is_posted_twice_to_one_village(office, town):
    answer = office.post(
        to(town.cadre, "post"), {"village": town.villages["甲村"].pk, "on": "2019-03-01", "reason": "兼"}
    )
    assert "village" in answer.context["form"].errors


# Password and lock


def test_a_new_password_ends_the_old_one_and_its_sessions(office, town, client):
    cadre = type(client)()
    cadre.force_login(town.cadre)
    password = office.post(to(town.cadre, "reset"), {"reason": "忘记密码"}).context["password"]
    assert cadre.get("/").status_code == 302
    town.cadre.refresh_from_db()
    assert town.cadre.check_password(password)
    assert passwords.is_of_others_making(town.cadre)


def test_a_locked_account_is_shown_and_unlocked(office, town, client):
    stranger = type(client)()
    for _time in range(5):
        stranger.post(reverse("login"), {"username": "cadre", "password": "wrong"})
    assert stranger.post(reverse("login"), {"username": "cadre", "password": "pass-for-tests"}).status_code == 429
    assert "locked" in office.get(reverse("accounts:user_list")).content.decode()
    office.post(to(town.cadre, "unlock"), {"reason": "本人来电"})
    assert stranger.post(reverse("login"), {"username": "cadre", "password": "pass-for-tests"}).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_what_is_not_locked_is_not_unlocked(admin, town):
    with pytest.raises(ValidationError, match="not locked"):
        actions.unlock(account=town.cadre, by=admin, reason="误报")


# Who may, and what it costs


@pytest.mark.parametrize("name", ["user_list", "user_new", "user_detail", "user_leave", "user_reset", "posting_end"])
@pytest.mark.parametrize("who", ["cadre", "clerk"])
def test_others_are_not_told_that_there_are_accounts(town, admin, client, name, who):
    keys = {"posting_end": admin.postings.get().pk}.get(name, admin.pk)
    address = reverse(f"accounts:{name}", args=[] if name in ("user_list", "user_new") else [keys])
    client.force_login(getattr(town, who))
    assert (client.get(address).status_code, client.post(address, {"reason": "x"}).status_code) == (404, 404)


def test_a_superuser_belongs_to_the_command_line(office):
    root = UserFactory(username="root", is_superuser=True)
    assert office.get(to(root, "detail")).status_code == 404
    assert office.post(to(root, "reset"), {"reason": "x"}).status_code == 404
    assert "root" not in office.get(reverse("accounts:user_list")).content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_costs_the_same_for_any_number(office, town, django_assert_max_num_queries, number):
    for _place in range(number):
        PostingFactory(user=UserFactory(role=roles.CADRE), village=town.villages["甲村"])
    office.get(reverse("accounts:user_list"))  # the township and the day are known from now on
    with django_assert_max_num_queries(8):
        assert office.get(reverse("accounts:user_list")).status_code == 200


def test_every_change_stands_in_the_history(office, town):
    office.post(to(town.cadre, "reset"), {"reason": "忘记密码"})
    office.post(to(town.cadre, "roles"), {"held": [roles.CLERK], "reason": "调到乡里"})
    page = office.get(to(town.cadre, "detail")).content.decode()
    assert "忘记密码" in page
    assert "调到乡里" in page
    assert set(LogEntry.objects.values_list("user__username", flat=True)) == {"admin"}


# Posts


POST = "public_order_post"


@pytest.fixture
def holders(admin):
    """Two who hold the post in charge; the town's clerk gave it up."""
    User.objects.get(groups__name=POST).groups.remove(Group.objects.get(name=POST))
    accounts = [UserFactory(username=name, last_name=name, role=roles.CLERK) for name in ("zhang", "li")]
    for account in accounts:
        actions.give_roles(account=account, held=[roles.CLERK, POST], by=admin, reason="综治分工")
    return accounts


def test_a_post_in_charge_has_two_holders_at_most(admin, holders):
    third = UserFactory(role=roles.CLERK)
    with pytest.raises(ValidationError, match="2 at most, now by li, zhang. Take it from one first"):
        actions.give_roles(account=third, held=[roles.CLERK, POST], by=admin, reason="综治分工")
    assert not third.groups.filter(name=POST).exists()


def test_nor_is_a_third_account_made_with_it(office, town, holders):
    answer = made(office, town, held=[roles.CADRE, POST])
    assert "2 at most" in answer.context["form"].errors["held"][0]
    assert not User.objects.filter(username="xinlai").exists()


def test_a_holder_keeps_it_with_another_role(admin, holders):
    actions.give_roles(account=holders[0], held=[roles.CADRE, POST], by=admin, reason="转岗")
    assert holders[0].groups.count() == 2


@pytest.mark.parametrize("let_go", ["taken", "left"])
def test_a_post_that_was_let_go_is_given_anew(admin, holders, let_go):
    letting_go = {
        "taken": lambda: actions.give_roles(account=holders[0], held=[roles.CLERK], by=admin, reason="分工调整"),
        "left": lambda: actions.leave(account=holders[0], on=DAY, by=admin, reason="调走"),
    }
    letting_go[let_go]()
    third = UserFactory(role=roles.CLERK)
    actions.give_roles(account=third, held=[roles.CLERK, POST], by=admin, reason="综治分工")
    assert third.has_perm("safety.view_reserved")
