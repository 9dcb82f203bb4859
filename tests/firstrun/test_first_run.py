"""An empty start: every address leads to the first run, nobody without the code gets through, afterwards it is gone."""

import io
import stat
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from villages.models import Officer, Posting, Township, Village, VillagerGroup
from xiaoping.firstrun import code
from xiaoping.firstrun.layout import parse
from xiaoping.firstrun.opening import open_office
from xiaoping.kit.models import Demonstration, PasswordSet

PASSWORD = "shan-qing-shui-xiu"  # noqa: S105 – of a test account
PLACES = {
    "township": "青石乡",
    "county": "某县",
    "area_code": "",
    "records_from": "2018-01-01",
    "villages": "小冲村：一组、二组\n大言村 3",
}
ACCOUNT = {"name": "李主任", "username": "li", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def empty(db, settings, tmp_path) -> str:
    """An empty start; the code it printed."""
    settings.VAR = tmp_path
    return code.make()


@pytest.fixture
def places(empty, client):
    """The first page sent."""
    return client.post("/first-run/", {**PLACES, "code": empty})


@pytest.mark.parametrize(
    "address", ["/", "/login/", "/admin/", "/villages/households/?page=2", "/nothing/here", "/figures/"]
)
def test_every_address_leads_there(empty, client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/first-run/")


def test_a_watchdog_and_the_language_switch_still_work(empty, client):
    assert client.get("/healthz").content == b"ok"
    assert client.post("/language/", {"language": "en", "next": "/first-run/"})["Location"] == "/first-run/"


def test_the_code_is_for_its_owner_alone_and_stays_the_same(empty):
    assert stat.S_IMODE(code.path().stat().st_mode) == 0o600
    assert code.make() == empty


@pytest.mark.parametrize("wrong", ["", "AAAAA-AAAAA", "-", "é", " "])
def test_without_the_code_nothing_goes_on(empty, client, wrong):
    answer = client.post("/first-run/", {**PLACES, "code": wrong})
    assert "code" in answer.context["form"].errors
    assert client.get("/first-run/administrator/")["Location"] == "/first-run/"
    assert client.post("/first-run/administrator/", ACCOUNT)["Location"] == "/first-run/"
    assert not User.objects.exists()


def test_the_code_may_be_typed_in_small_letters_without_its_dash(empty, client):
    answer = client.post("/first-run/", {**PLACES, "code": f" {empty.lower().replace('-', '')} "})
    assert answer["Location"] == "/first-run/administrator/"


def test_the_second_page_shows_how_it_was_understood(places, client):
    page = client.get("/first-run/administrator/").content.decode()
    assert "一组、二组、三组" in page
    assert not Township.objects.exists()


def test_it_sets_up_township_villages_groups_and_administrator(places, client):
    assert client.post("/first-run/administrator/", ACCOUNT)["Location"] == "/login/"
    assert Township.objects.get().records_from == date(2018, 1, 1)
    assert list(Village.objects.values_list("number", "name")) == [(1, "小冲村"), (2, "大言村")]
    assert list(VillagerGroup.objects.values_list("name", flat=True)) == ["一组", "二组", "一组", "二组", "三组"]
    administrator = User.objects.get()
    assert (administrator.get_full_name(), administrator.is_superuser) == ("李主任", False)
    assert list(administrator.groups.values_list("name", flat=True)) == ["administrator"]
    assert Posting.objects.get(user=administrator).village is None
    assert Officer.objects.get().user == administrator
    assert set(Village.history.values_list("act_name", "history_user")) == {("first_run", administrator.pk)}


def test_afterwards_it_is_gone(places, client):
    client.post("/first-run/administrator/", ACCOUNT)
    assert not code.is_waiting()
    assert [client.get(address).status_code for address in ("/first-run/", "/first-run/administrator/")] == [404, 404]
    assert client.get("/")["Location"] == "/login/?next=/"


def test_no_demonstration_is_ever_in_such_a_database(places, client):
    with pytest.raises(CommandError, match="waiting for its first run"):
        call_command("load_demo")
    client.post("/first-run/administrator/", ACCOUNT)
    with pytest.raises(CommandError, match="it holds the records of 青石乡"):
        call_command("load_demo")
    assert not Demonstration.objects.exists()
    assert User.objects.count() == 1


def test_of_two_at_once_the_second_finds_it_done(places, client):
    client.post("/first-run/administrator/", ACCOUNT)
    code.make()  # as if the second had passed the gate before
    with pytest.raises(ValidationError, match="set up already"):
        open_office(
            township="黑石乡",
            records_from=date(2018, 1, 1),
            villages=parse("甲村 1"),
            username="zhang",
            name="张",
            password=PASSWORD,
            is_handed_over=False,
        )
    assert not User.objects.filter(username="zhang").exists()


def test_a_code_left_behind_opens_nothing(small_township, settings, tmp_path, client):
    settings.VAR = tmp_path
    code.make()
    assert client.get("/first-run/").status_code == 404
    assert not code.is_waiting()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "xiaoping-2019"),
        ("password", "short"),
        ("again", "another-password"),
        ("username", "two words"),
        ("name", ""),
    ],
)
def test_an_account_that_will_not_do_leaves_nothing_behind(places, client, field, value):
    given = {**ACCOUNT, field: value} | ({"again": value} if field == "password" else {})
    answer = client.post("/first-run/administrator/", given)
    assert field in answer.context["form"].errors
    assert not Township.objects.exists()
    assert not User.objects.exists()


# A password of one's own


def log_in(client, password=PASSWORD):
    return client.post(reverse("login"), {"username": "li", "password": password})


def test_who_set_it_up_for_another_hands_over_a_password_to_change(places, client):
    client.post("/first-run/administrator/", {**ACCOUNT, "is_handed_over": "on"})
    log_in(client)
    assert {client.get(address)["Location"] for address in ("/", "/admin/", "/figures/")} == {"/password/"}
    page = client.get("/password/").content.decode()
    assert "set by somebody else" in page


def test_a_password_of_ones_own_opens_everything(places, client):
    client.post("/first-run/administrator/", {**ACCOUNT, "is_handed_over": "on"})
    log_in(client)
    new = {"old_password": PASSWORD, "new_password1": "of-my-own-making", "new_password2": "of-my-own-making"}
    assert client.post("/password/", new)["Location"] == "/password/done/"
    assert client.get("/").status_code == 200
    client.logout()
    log_in(client, "of-my-own-making")
    assert client.get("/").status_code == 200


def test_the_same_password_again_is_none_of_ones_own(places, client):
    client.post("/first-run/administrator/", {**ACCOUNT, "is_handed_over": "on"})
    log_in(client)
    same = {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert "new_password1" in client.post("/password/", same).context["form"].errors
    assert client.get("/")["Location"] == "/password/"


def test_who_set_it_up_for_themselves_is_let_in(places, client):
    client.post("/first-run/administrator/", ACCOUNT)
    log_in(client)
    assert client.get("/").status_code == 200
    assert PasswordSet.objects.get().user == User.objects.get()


# From the command line


def test_the_command_does_the_same_and_prints_a_password_once(empty, client, tmp_path, capsys):
    sheet = tmp_path / "villages.txt"
    sheet.write_text("\ufeff行政村\t村民小组\n小冲村\t一组\n", "utf-8")
    call_command("first_run", township="青石乡", villages=str(sheet), username="li", name="李")
    password = capsys.readouterr().out.split("logs in with ")[1].split()[0]
    assert log_in(client, password)["Location"] == "/"
    assert client.get("/")["Location"] == "/password/"
    assert VillagerGroup.objects.get().name == "一组"


def test_the_command_refuses_in_words(empty, tmp_path, monkeypatch):
    given = {"township": "青石乡", "username": "li", "name": "李"}
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("first_run", villages=str(tmp_path / "none"), **given)
    monkeypatch.setattr("sys.stdin", io.StringIO("小冲村：一组、一组"))
    with pytest.raises(CommandError, match="twice"):
        call_command("first_run", villages="-", **given)
    assert not User.objects.exists()
