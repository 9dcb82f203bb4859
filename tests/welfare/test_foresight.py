"""What is entered wrongly is refused by the registered checks, or asked about; the clean neighbour passes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from welfare import actions
from welfare.models import PaymentBatch, PaymentLine, Programme, Rate
from xiaoping.kit.foresight import Doubtful, Seen, ahead

from .numbers import under

DAY, MARCH = date(2019, 4, 15), date(2019, 3, 1)
LOW = "low_income"


@pytest.fixture
def batch(small_township) -> PaymentBatch:
    """Low income of March 2019 by the month, 220 yuan in class II: 张一 is in it, at her rate."""
    programme = Programme.objects.get(benefit=LOW)
    Programme.objects.filter(pk=programme.pk).update(cycle="month")
    Rate.objects.create(programme=programme, grade="class2", amount=220)
    made = factories.PaymentBatchFactory(village=None, programme=programme, covers=MARCH, prepared_on=DAY)
    add(made, small_township.people["张一"])
    return made


def add(batch: PaymentBatch, person, **changes) -> PaymentLine:
    """Somebody is to be paid with a batch."""
    award = person.awards.filter(benefit=LOW).order_by("-since").first()
    fields = {"benefit": LOW, "grade": "class2", "covers": MARCH, "amount": 220, "award": award, **changes}
    household = person.stays.latest("since").household
    return factories.PaymentLineFactory(household=household, person=person, batch=batch, paid_on=None, **fields)


def approve(batch, leader, **more) -> PaymentBatch:
    return actions.approve_batch(batch=batch, on=DAY, by=leader, reason="已核对", **more)


def test_a_clean_batch_is_approved(batch, leader):
    assert approve(batch, leader).approved_by == leader


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("张五", {"award": None}, "Nobody is paid after death. 张五"),
        ("赵末", {"award": None}, "after moving out of the township. 赵末"),
        ("李一", {"award": None}, "after the award ended. 李一"),
        ("赵八", {"amount": 300}, "above the rate of its class. 赵八"),
    ],
)
def test_a_wrong_payment_keeps_a_batch_from_approval(small_township, batch, leader, name, changes, words):
    line = add(batch, small_township.people[name], **changes)
    with pytest.raises(ValidationError, match=words):
        approve(batch, leader)
    actions.take_out(line=line, on=DAY, by=small_township.clerk, reason="核查发现")
    assert approve(batch, leader).approved_on == DAY


def test_twice_in_a_month_keeps_a_batch_from_approval(small_township, batch, leader):
    add(batch, small_township.people["张一"], covers=date(2019, 3, 15))
    with pytest.raises(ValidationError, match="paid twice for one time"):
        approve(batch, leader)


def test_the_same_person_under_a_disability_number_keeps_a_batch_from_approval(small_township, batch, leader):
    twin = small_township.people["赵八"]
    under(twin, small_township.people["张一"], kind="09")
    add(batch, twin)
    with pytest.raises(ValidationError, match="paid twice for one time"):
        approve(batch, leader)


@pytest.mark.parametrize(("cap", "is_over"), [(440, False), (439, True)])
def test_the_cap_of_a_year_counts_what_was_paid_before(small_township, batch, leader, cap, is_over):
    # 张一 had 220 for February, and March makes 440
    paid = factories.PaymentBatchFactory(village=None, programme=batch.programme, covers=date(2019, 2, 1))
    line = add(paid, small_township.people["张一"], covers=date(2019, 2, 1))
    PaymentLine.objects.filter(pk=line.pk).update(paid_on=date(2019, 2, 20))
    Programme.objects.filter(benefit=LOW).update(cap=cap)
    found = [
        one.person.name for one in PaymentLine.objects.filter(pk__in=[finding.key for _c, finding in ahead(batch)])
    ]
    assert found == ["张一"] * is_over


def test_too_little_is_asked_about_and_approved_with_a_reason(small_township, batch, leader):
    add(batch, small_township.people["赵八"], amount=200)
    with pytest.raises(Doubtful, match="below the rate of its class. 赵八") as doubt:
        approve(batch, leader)
    with pytest.raises(Doubtful):
        approve(batch, leader, seen=Seen("another", "按月中起算"))
    done = approve(batch, leader, seen=Seen(doubt.value.digest, "按月中起算"))
    assert "按月中起算" in done.history.latest().history_change_reason


def test_the_page_shows_the_warning_and_takes_the_answer(small_township, batch, leader, client):
    add(batch, small_township.people["赵八"], amount=200)
    client.force_login(leader)
    address = reverse("welfare:paymentbatch_approval", args=[batch.pk])
    asked = client.post(address, {"on": "2019-04-15", "reason": "已核对"})
    digest = asked.context["form"].doubt.digest
    assert "赵八" in asked.content.decode()
    client.post(address, {"on": "2019-04-15", "reason": "已核对", "seen": digest, "seen_because": "按月中起算"})
    batch.refresh_from_db()
    assert batch.approved_on == DAY


def test_the_statements_do_not_grow_with_the_batch(small_township, batch, leader):
    with CaptureQueriesContext(connection) as one:
        approve(batch, leader)
    PaymentBatch.objects.filter(pk=batch.pk).update(approved_on=None, approved_by=None)
    for name in ("赵八", "赵七", "钱七"):
        add(batch, small_township.people[name], grade="class2")
    with CaptureQueriesContext(connection) as four:
        approve(batch, leader)
    assert len(four) <= len(one)


def test_who_left_the_household_is_asked_about_before_the_batch_pays(small_township, batch, leader):
    # 赵八 lives in 张一's household since 1 March: what is paid for March goes to the household she left
    person, home = small_township.people["赵八"], small_township.households["H1"]
    add(batch, person)
    person.stays.update(until=MARCH, until_reason="marriage")
    factories.StayFactory(person=person, household=home, since=MARCH, relation="99")
    with pytest.raises(Doubtful, match="lives in the household the award was granted to. 赵八"):
        approve(batch, leader)
    person.stays.filter(until=MARCH).update(until=date(2019, 3, 2))
    assert approve(batch, leader).approved_on == DAY


def test_what_excludes_it_keeps_a_batch_from_approval(small_township, batch, leader):
    home, person = small_township.households["H1"], small_township.people["张一"]
    factories.AwardFactory(household=home, person=person, benefit="five_guarantee", grade="scattered", since=MARCH)
    factories.ExclusionFactory(benefit=LOW, other="five_guarantee", whose="person", since=date(2014, 1, 1))
    with pytest.raises(ValidationError, match="low income and five guarantees together. 张一"):
        approve(batch, leader)


# On the batch's sheet


def foreseen(client, user, batch) -> dict:
    client.force_login(user)
    return client.get(batch.get_absolute_url()).context["foreseen"]


def test_the_sheet_of_a_batch_lists_what_its_approval_would_find(small_township, batch, client):
    add(batch, small_township.people["赵八"], amount=200)
    wrong = add(batch, small_township.people["李一"], award=None)
    shown = foreseen(client, small_township.clerk, batch)
    assert [(one["person"], one["household"], one["months"], one["amount"]) for one in shown["lines"]] == [
        ("李一", "H1", 1, 220),
        ("赵八", "H8", 1, 20),
    ]
    assert (shown["errors"], shown["warnings"], shown["more"]) == (1, 1, 0)
    assert shown["lines"][0]["take_out"] == reverse("welfare:paymentline_removal", args=[wrong.pk])


def test_only_those_of_the_readers_villages_are_listed(small_township, batch, client):
    add(batch, small_township.people["赵八"], amount=200)
    assert foreseen(client, small_township.cadre, batch)["lines"] == []


def test_a_clean_batch_says_so(small_township, batch, leader, client):
    client.force_login(leader)
    assert "No check finds anything wrong" in client.get(batch.get_absolute_url()).content.decode()


def test_an_approved_batch_is_not_asked_about(small_township, batch, leader, client):
    approve(batch, leader)
    assert foreseen(client, leader, batch) == {}


def test_the_statements_do_not_grow_with_what_is_found(small_township, batch, client):
    add(batch, small_township.people["赵八"], amount=200)
    add(batch, small_township.people["张一"], covers=date(2019, 3, 15))
    client.force_login(small_township.clerk)
    client.get(batch.get_absolute_url())
    with CaptureQueriesContext(connection) as one:
        client.get(batch.get_absolute_url())
    for name in ("赵七", "钱七", "钱八"):
        add(batch, small_township.people[name], amount=200)
    with CaptureQueriesContext(connection) as four:
        client.get(batch.get_absolute_url())
    assert len(four) <= len(one)


def test_decisions_are_asked_for_only_where_something_is_found(small_township, batch):
    asked = []
    for amount in (220, 300):  # at the rate of the class, and above it
        PaymentLine.objects.filter(batch=batch).update(amount=amount)
        with CaptureQueriesContext(connection) as seen:
            ahead(batch)
        asked.append(sum("checkdecision" in one["sql"] for one in seen.captured_queries))
    assert asked == [0, 1]


@pytest.fixture
def agree(small_township):
    """H1, whose house was repaired in 2018, agrees to be relocated."""
    household = small_township.households["H1"]
    household.houseworks.all().delete()
    factories.HouseWorkFactory(household=household, kind="repair", contract_on=date(2018, 1, 1))
    what = {"household": household, "mode": "county", "people": 2, "floor_area": 50, "on": DAY, "reason": "搬迁协议"}
    return lambda: actions.agree_relocation(**what, by=small_township.clerk)


def test_a_second_housing_scheme_is_refused(agree):
    factories.ExclusionFactory(benefit="house_repair", other="relocation", whose="household", since=date(2014, 1, 1))
    with pytest.raises(ValidationError, match="rebuilt and is relocated"):
        agree()


def test_schemes_that_exclude_each_other_nowhere_go_together(agree):
    assert agree().pk
