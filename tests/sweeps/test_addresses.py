"""Every address of the project: refused to the anonymous, and another village's records are not found."""

import pytest
from django.urls import reverse

from tests.sweeps.addresses import ADMIN, CLOSED, OURS, PUBLIC, RECORDS, address, foreign_key


def test_there_are_addresses():
    assert {"villages:household_detail", "villages:idnumber_reveal"} <= set(RECORDS)


@pytest.mark.parametrize("name", CLOSED)
def test_the_anonymous_is_sent_to_login(client, db, name):
    answer = client.get(address(name, OURS[name]))
    assert (answer.status_code, "/login/" in answer.headers.get("Location", "")) in [(302, True), (405, False)]


@pytest.mark.parametrize("name", CLOSED)
def test_the_anonymous_may_send_nothing(client, db, name):
    answer = client.post(address(name, OURS[name]), {"reason": "x"})
    assert answer.status_code in (302, 405)
    assert "/login/" in answer.headers.get("Location", "/login/")


@pytest.mark.parametrize("name", ADMIN)
def test_the_administration_is_closed_to_the_anonymous(client, db, name):
    answer = client.get(reverse(name))
    assert name in PUBLIC or "/login/" in answer.headers["Location"]


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_record_of_another_village_is_not_found(small_township, client, name, method):
    client.force_login(small_township.cadre)
    key = foreign_key(small_township, name)
    answer = getattr(client, method)(reverse(name, args=[key]), {"reason": "forged", "on": "2018-12-31"})
    assert answer.status_code in ((403, 404, 405) if "idnumber" in name else (404, 405))


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_does_not_exist_is_not_found(small_township, client, name):
    client.force_login(small_township.clerk)
    assert client.post(reverse(name, args=[99999999]), {"reason": "x"}).status_code in (404, 405)


@pytest.mark.parametrize("name", [name for name in RECORDS if name.endswith("_detail")])
def test_a_sheet_of_another_village_tells_nothing(small_township, client, name):
    client.force_login(small_township.cadre)
    content = client.get(reverse(name, args=[foreign_key(small_township, name)])).content.decode()
    assert "乙村" not in content
    assert "赵七" not in content


def test_the_sheet_of_a_household_that_moved_names_no_other_village(small_township, client):
    client.force_login(small_township.cadre)
    page = client.get(reverse("villages:household_detail", args=[small_township.households["H6"].pk]))
    assert (page.status_code, page.context["household"]["successor"]) == (200, None)


@pytest.mark.parametrize("name", ["home", "kit:figure_list", "password_change"])
def test_a_page_opens_for_a_cadre(small_township, client, name):
    client.force_login(small_township.cadre)
    page = client.get(reverse(name))
    assert (page.status_code, "乙村" in page.content.decode()) == (200, False)


def test_health_needs_no_login(client, db):
    assert client.get(reverse("health")).content == b"ok"


def test_the_policy_allows_no_inline_script(client, db):
    policy = client.get(reverse("login")).headers["Content-Security-Policy"]
    assert ("unsafe" in policy, "script-src 'self'" in policy) == (False, True)
