"""Saved views: kept, shared, opened by the menu, renamed and deleted, by those who may."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import SavedViewFactory, UserFactory
from xiaoping.kit import clock, roles, savedviews
from xiaoping.kit.models import SavedView

WELLS = "villages:well_list"
PAGE = "kit:saved_views"


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def send(town, client):
    """Post a change as the cadre, or as another; the answer it leads to."""

    def post(user=None, **given):
        client.force_login(user or town.cadre)
        return client.post(reverse(PAGE), {"list": WELLS, **given}, follow=True)

    return post


def save(by, **given) -> SavedView:
    return savedviews.save_view(**{"list_name": WELLS, "query": "kind=deep", "name": "深水井", "by": by, **given})


def menu_urls(page) -> set[str]:
    return {item["url"] for group in page.context["nav"] for item in group["items"]}


# What is kept


def test_a_view_keeps_filters_sorting_and_columns_but_no_page_and_no_figure(town):
    query = "kind=deep&sort=-since&columns=number&columns=since&per_page=100&page=3&figure=x&period=2018"
    assert save(town.cadre, query=query).query == "kind=deep&sort=-since&columns=number%2Csince&per_page=100"


def test_the_list_opens_as_it_was_saved(town, client):
    view = save(town.cadre, query="kind=deep&sort=-since&columns=number&columns=since")
    client.force_login(town.cadre)
    page = client.get(savedviews.address(view.list_name, view.query))
    assert [str(column["label"]) for column in page.context["head"]] == ["Number", "In use since"]
    assert [column["direction"] for column in page.context["head"]] == ["", "desc"]


def test_today_stays_today(town, monkeypatch):
    view = save(town.cadre, query=f"in_force={clock.today()}&kind=deep")
    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    assert savedviews.address(WELLS, view.query) == f"{reverse(WELLS)}?in_force=2031-01-01&kind=deep"


def test_another_day_stays_that_day(town):
    view = save(town.cadre, query="in_force=2018-12-31")
    assert savedviews.address(WELLS, view.query) == f"{reverse(WELLS)}?in_force=2018-12-31"


def test_a_name_the_list_does_not_have_is_refused(town):
    with pytest.raises(ValidationError, match="nearest"):
        save(town.cadre, query="kinds=deep")


def test_a_name_is_taken_once(town):
    save(town.cadre)
    with pytest.raises(ValidationError, match="choose another"):
        save(town.cadre)


def test_two_users_may_use_the_same_name(town):
    save(town.cadre)
    save(town.clerk)
    assert SavedView.objects.count() == 2


@pytest.mark.parametrize("name", ["", "   "])
def test_a_view_needs_a_name(town, name):
    with pytest.raises(ValidationError):
        save(town.cadre, name=name)


# Who sees it


def seen(user) -> list[str]:
    return list(savedviews.views_for(user).values_list("name", flat=True))


def test_an_own_view_is_ones_own(town):
    save(town.cadre)
    assert (seen(town.cadre), seen(town.clerk)) == (["深水井"], [])


def test_a_roles_view_is_seen_by_the_role(town):
    save(town.clerk, role=roles.CADRE)
    assert (seen(town.cadre), seen(town.clerk)) == (["深水井"], [])


def test_a_cadre_shares_nothing(town):
    with pytest.raises(ValidationError, match="yourself only"):
        save(town.cadre, role=roles.CADRE)


def test_a_roles_view_names_no_village(town):
    with pytest.raises(ValidationError, match="no village"):
        save(town.clerk, query=f"village={town.villages['甲村'].pk}", role=roles.CADRE)


def test_a_role_that_does_not_exist_is_refused(town):
    with pytest.raises(ValidationError, match="yourself only"):
        save(town.clerk, role="mayor")


@pytest.mark.parametrize("list_name", ["villages:nothing", "home", "kit:figure_list", "poverty:registration_list"])
def test_only_lists_one_may_read_have_views(town, send, list_name):
    group = town.cadre.groups.get()
    group.permissions.remove(group.permissions.get(codename="view_registration"))
    assert send(do="save", name="x", list=list_name).status_code == 404
    assert not SavedView.objects.exists()


def test_a_view_of_a_list_one_may_no_longer_read_is_not_shown(town, client):
    SavedViewFactory(user=town.cadre, list_name="poverty:registration_list", name="旧视图")
    group = town.cadre.groups.get()
    group.permissions.remove(group.permissions.get(codename="view_registration"))
    client.force_login(town.cadre)
    assert "旧视图" not in client.get(reverse(PAGE)).content.decode()


# The default


def test_the_menu_opens_a_list_with_ones_default(town, send):
    page = send(do="save", name="深水井", query="kind=deep", is_default="on")
    assert f"{reverse(WELLS)}?kind=deep" in menu_urls(page)


def test_a_roles_default_is_for_everybody_in_it_until_they_have_their_own(town, client):
    save(town.clerk, role=roles.CADRE, is_default=True)
    client.force_login(town.cadre)
    assert f"{reverse(WELLS)}?kind=deep" in menu_urls(client.get(reverse("home")))
    save(town.cadre, name="明井", query="kind=open", is_default=True)
    client.logout()  # the defaults are read once a session
    client.force_login(town.cadre)
    assert f"{reverse(WELLS)}?kind=open" in menu_urls(client.get(reverse("home")))


def test_there_is_one_default_of_a_list(town):
    first = save(town.cadre, is_default=True)
    save(town.cadre, name="明井", query="kind=open", is_default=True)
    first.refresh_from_db()
    assert not first.is_default


def test_anothers_default_stays(town):
    first = save(town.clerk, is_default=True)
    save(town.cadre, is_default=True)
    first.refresh_from_db()
    assert first.is_default


def test_a_deleted_default_is_forgotten_at_once(town, send):
    send(do="save", name="深水井", query="kind=deep", is_default="on")
    page = send(do="delete", pk=SavedView.objects.get().pk)
    assert f"{reverse(WELLS)}?kind=deep" not in menu_urls(page)


# The pages


def test_saving_leads_back_to_the_list_as_it_was(send):
    page = send(do="save", name="深水井", query="kind=deep")
    assert page.redirect_chain == [(f"{reverse(WELLS)}?kind=deep", 302)]
    assert "“深水井” is saved" in page.content.decode()


def test_a_refusal_leads_back_too_and_says_what_to_do(town, send):
    save(town.cadre)
    page = send(do="save", name="深水井", query="kind=deep")
    assert page.redirect_chain == [(f"{reverse(WELLS)}?kind=deep", 302)]
    assert "choose another" in page.content.decode()


def test_a_list_asks_for_its_views_only_when_the_menu_opens(town, client):
    client.force_login(town.cadre)
    client.get(reverse(WELLS))  # the first page of a session reads the defaults
    with CaptureQueriesContext(connection) as statements:
        page = client.get(reverse(WELLS), {"kind": "deep"})
    assert f"{reverse(PAGE)}?list={WELLS}&amp;from=kind%3Ddeep" in page.content.decode()
    assert not [statement for statement in statements if "savedview" in statement["sql"]]


def test_the_menu_alone_is_sent_to_the_list(town, client):
    save(town.cadre)
    client.force_login(town.cadre)
    address = f"{reverse(PAGE)}?list={WELLS}&from=kind%3Dopen"
    content = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert (f"{reverse(WELLS)}?kind=deep" in content, 'value="kind=open"' in content, "<html" in content) == (
        True,
        True,
        False,
    )


def test_renaming(town, send):
    view = save(town.cadre)
    send(do="rename", pk=view.pk, name="全部深井")
    assert SavedView.objects.get().name == "全部深井"


def test_sharing_and_taking_back(town, send):
    view = save(town.clerk)
    send(town.clerk, do="share", pk=view.pk, role=roles.CADRE)
    assert seen(town.cadre) == ["深水井"]
    send(town.clerk, do="share", pk=view.pk, role="")
    assert (seen(town.cadre), seen(town.clerk)) == ([], ["深水井"])


def test_deleting(town, send):
    page = send(do="delete", pk=save(town.cadre).pk)
    assert (SavedView.objects.exists(), "records it showed are untouched" in page.content.decode()) == (False, True)


@pytest.mark.parametrize("do", ["rename", "share", "delete"])
@pytest.mark.parametrize("role", ["", roles.CADRE], ids=["another's", "the role's"])
def test_what_one_may_not_change_is_not_found(town, send, do, role):
    view = SavedViewFactory(role=role)
    assert send(do=do, pk=view.pk, name="x").status_code == 404
    view.refresh_from_db()
    assert (view.name != "x", view.role) == (True, role)


@pytest.mark.parametrize(
    "given", [{"do": "nothing"}, {}, {"do": "delete", "pk": "x"}, {"do": "delete", "pk": "9" * 30}]
)
def test_what_makes_no_sense_is_not_found(send, given):
    assert send(**given).status_code == 404


def test_who_may_share_keeps_a_roles_views_in_order(town, send):
    view = SavedViewFactory(user=UserFactory(), role=roles.LEADER)
    send(town.clerk, do="rename", pk=view.pk, name="领导看井")
    view.refresh_from_db()
    assert view.name == "领导看井"
