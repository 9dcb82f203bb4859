"""What a batch says of the one before it: who is new, who is gone, whose amount changed, and what came back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from welfare import actions
from welfare.models import Award, PaymentBatch, PaymentLine, Programme
from xiaoping.kit.models import ExportLog

MARCH, APRIL, DAY = date(2019, 3, 1), date(2019, 4, 1), date(2019, 4, 12)

pytestmark = pytest.mark.usefixtures("rates")


def prepare(town, covers: date) -> PaymentBatch:
    programme = Programme.objects.get(benefit="low_income")
    return actions.prepare_batch(programme=programme, covers=covers, on=DAY, by=town.clerk, reason="低保")


@pytest.fixture
def april(town):
    """After March, 赵八's low income was stopped, 张二 went from class I to II, and 李六 of H9 came in."""
    prepare(town, MARCH)
    Award.objects.filter(person=town.people["赵八"], benefit="low_income").update(until=APRIL, until_reason="stopped")
    Award.objects.filter(person=town.people["张二"], benefit="low_income", until=None).update(grade="class2")
    factories.AwardFactory(
        household=town.households["H9"], person=town.people["李六"], benefit="low_income", grade="class3", since=APRIL
    )
    return prepare(town, APRIL)


def shown(client, user, batch) -> list[tuple]:
    client.force_login(user)
    rows = client.get(batch.get_absolute_url()).context["differences"]
    return [(row["kind"], row["person__name"], row["before"], row["amount"]) for row in rows]


def test_new_gone_and_changed(town, client, april):
    assert shown(client, town.clerk, april) == [
        ("new", "李六", None, 150),
        ("gone", "赵八", 220, None),
        ("changed", "张二", 300, 220),
    ]


def test_the_first_batch_has_none_before_it(town, client):
    PaymentLine.objects.all().delete()
    PaymentBatch.objects.all().delete()
    client.force_login(town.clerk)
    page = client.get(prepare(town, MARCH).get_absolute_url())
    assert (page.context["before"], page.context["differences"]) == (None, [])


def test_a_cadre_is_told_of_the_own_village(town, client, april):
    assert shown(client, town.cadre, april) == [("changed", "张二", 300, 220)]


def test_who_was_taken_out_is_gone(town, client, april):
    line = april.lines.get(person=town.people["张四"])
    actions.take_out(line=line, on=DAY, by=town.clerk, reason="已停发")
    assert ("gone", "张四", 300, None) in shown(client, town.clerk, april)


def test_the_file_holds_every_change_and_is_logged(town, client, april):
    client.force_login(town.clerk)
    answer = client.get(april.get_absolute_url(), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1:] == [
        "new,李六,H9,乙村,,150.00",
        "gone,赵八,H8,乙村,220.00,",
        "amount changed,张二,H2,甲村,300.00,220.00",
    ]
    assert (ExportLog.objects.get().list_name, ExportLog.objects.get().rows) == ("welfare:batch_changes", 3)


def test_the_clerk_takes_a_change_out_from_the_page(town, client, april):
    client.force_login(town.clerk)
    line = april.lines.get(person=town.people["李六"])
    address = reverse("welfare:paymentline_removal", args=[line.pk])
    assert address in client.get(april.get_absolute_url()).content.decode()
    client.post(address, {"on": DAY.isoformat(), "reason": "待核实"})
    line.refresh_from_db()
    assert (line.returned_on, line.returned_reason) == (DAY, "待核实")


def test_who_only_reads_is_offered_nothing(town, client, april, leader):
    client.force_login(leader)
    assert "/removal/" not in client.get(april.get_absolute_url()).content.decode()


def test_what_came_back_is_offered_to_be_paid_again_once(town, client, april):
    march = PaymentBatch.objects.get(covers=MARCH)
    PaymentBatch.objects.filter(pk=march.pk).update(
        approved_on=DAY, approved_by=factories.UserFactory(), sent_on=DAY, settled_on=DAY
    )
    line = march.lines.get(person=town.people["张四"])
    PaymentLine.objects.filter(pk=line.pk).update(returned_on=DAY, returned_reason="账号已注销")
    client.force_login(town.clerk)
    address = reverse("welfare:paymentline_again", args=[line.pk])
    assert address in client.get(march.get_absolute_url()).content.decode()
    client.post(address, {"batch": april.pk, "on": DAY.isoformat(), "reason": "账号已更正"})
    page = client.get(march.get_absolute_url())
    assert (address in page.content.decode(), page.context["came_back"][0]["again"].batch) == (False, april)


# What is refused where it is entered


def test_the_dead_are_taken_out_before_approval(town, april, leader):
    person = town.people["李六"]
    person.died_on = APRIL
    person.save()
    with pytest.raises(ValidationError, match="No longer due: 李六"):
        actions.approve_batch(batch=april, on=DAY, by=leader, reason="已核对")
