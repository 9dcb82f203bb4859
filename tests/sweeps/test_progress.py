"""What is missing: by hand on the small township, equal to the list it opens, and within the user's villages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from villages.models import Household, IdNumber
from xiaoping.kit.progress import tasks, todo

DAY = date(2018, 12, 31)
# key: (甲村, 乙村), each how many there are and how many miss it, once `missing` has been taken away
ANSWERS = {
    "villages.phone": ((4, 1), (3, 0)),
    "villages.id_number": ((8, 0), (8, 1)),
    "villages.disputed_number": ((8, 1), (8, 0)),
    "poverty.helper": ((3, 1), (2, 2)),
}


@pytest.fixture
def missing(small_township):
    """H1 has no phone, 赵大 no number, the number of 张四 is disputed; H2, H7 and H9 have no helper."""
    Household.objects.filter(number="H1").update(phone="")
    IdNumber.objects.filter(person=small_township.people["赵大"]).delete()
    IdNumber.objects.filter(person=small_township.people["张四"]).update(is_disputed=True)
    return small_township


def test_every_task_has_a_hand_worked_answer():
    assert set(ANSWERS) == set(tasks.keys())


@pytest.mark.parametrize("key", ANSWERS)
def test_what_is_missing_in_each_village(missing, key):
    counts = tasks[key].by_village(DAY, missing.clerk)
    assert tuple(counts[missing.villages[name].pk] for name in ("甲村", "乙村")) == ANSWERS[key]


@pytest.mark.parametrize("key", ANSWERS)
@pytest.mark.parametrize("village", ["甲村", "乙村"])
def test_the_number_opens_to_its_rows(missing, client, key, village):
    client.force_login(missing.clerk)
    page = client.get(tasks[key].rows_url(DAY, missing.villages[village].pk))
    assert page.context["pager"]["count"] == ANSWERS[key][village == "乙村"][1]


def test_the_cadre_is_asked_for_their_village_alone(missing):
    assert {line["number"] for line in todo(missing.cadre, DAY)} == {1}


def test_the_home_page_tells_what_is_to_do(missing, client):
    client.force_login(missing.cadre)
    assert "Households without a phone" in client.get(reverse("home")).content.decode()


def test_who_enters_nothing_is_asked_for_nothing(missing, client):
    missing.clerk.groups.set([])
    client.force_login(missing.clerk)
    assert client.get(reverse("home")).context["todo"] == []


def test_statements_do_not_grow_with_the_rows(missing, client, many_rows):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("kit:progress")).status_code == 200
        return len(queries)

    client.force_login(missing.clerk)
    client.get(reverse("kit:progress"))
    few = statements()
    many_rows(30)
    assert (statements(), few <= 8 + 2 * len(ANSWERS)) == (few, True)


@pytest.mark.parametrize(("name", "limit"), [("home", 40), ("household", 24), ("village", 60)])
def test_a_page_takes_no_more_statements_than_it_may(missing, client, name, limit):
    addresses = {
        "home": reverse("home"),
        "household": missing.households["H3"].get_absolute_url(),
        "village": missing.villages["甲村"].get_absolute_url(),
    }
    client.force_login(missing.clerk)
    client.get(addresses[name])
    with CaptureQueriesContext(connection) as queries:
        client.get(addresses[name])
    assert len(queries) <= limit
