"""The small township, its leader, and an action run as the clerk."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from villages.models import BankAccount
from welfare import actions
from welfare.models import Programme, Rate
from xiaoping.kit import clock

from .numbers import ACCOUNT

MARCH, DAY = date(2019, 3, 1), date(2019, 3, 12)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def low_income(town) -> Programme:
    return Programme.objects.get(benefit="low_income")


@pytest.fixture
def rates(low_income) -> None:
    """Low income at 300, 220 and 150 yuan a class."""
    for grade, amount in (("class2", 220), ("class3", 150)):
        Rate.objects.create(programme=low_income, grade=grade, amount=amount)


@pytest.fixture
def leader(town):
    user = factories.UserFactory(username="leader", last_name="乡长", role="leader")
    factories.PostingFactory(user=user)
    return user


@pytest.fixture
def act(town):
    """Run an action as the clerk, today, or as and when is named."""
    return lambda action, **more: action(**{"by": town.clerk, "reason": "按程序办理", "on": clock.today(), **more})


@pytest.fixture
def reviewed(act, low_income):
    """Let a household that has it no more, or somebody of it, apply, and take the case past its review."""

    def walk(household, person=None, *, programme=low_income):
        lasting = household.awards.filter(benefit=programme.benefit, until=None)
        lasting.update(until=clock.today(), until_reason="stopped")
        case = act(actions.apply_for, household=household, programme=programme, person=person)
        act(actions.take_step, application=case, kind="accepted")
        act(actions.take_step, application=case, kind="surveyed", people="干部甲、干部乙")
        act(actions.take_step, application=case, kind="reviewed")
        return case

    return walk


@pytest.fixture
def article(client, town):
    """What of a notice's page hangs in public, as the clerk prints it."""

    def shown(notice) -> str:
        client.force_login(town.clerk)
        page = client.get(reverse("welfare:notice_print", args=[notice.pk])).content.decode()
        return page.partition("<article")[2].partition("</article>")[0]

    return shown


@pytest.fixture
def batch(act, rates, low_income):
    """Low income for March 2019, prepared by the clerk."""
    return act(actions.prepare_batch, programme=low_income, covers=MARCH, on=DAY, reason="三月低保")


@pytest.fixture
def sent(act, batch, leader):
    """Approved and at the bank; every household has an account."""
    for home in batch.lines.values_list("household", flat=True).distinct():
        line = batch.lines.filter(household=home).first()
        BankAccount.objects.filter(household=home).delete()
        account = BankAccount(
            village=line.village, household=line.household, holder=line.person, bank="农商银行", since=date(2016, 1, 1)
        )
        account.number = ACCOUNT
        account.save()
    act(actions.approve_batch, batch=batch, by=leader, on=DAY)
    return act(actions.send_batch, batch=batch, on=DAY)


@pytest.fixture
def programme(town):
    """A benefit's programme for the registered, with its rates."""

    def of(benefit: str, rates: dict | None = None, **rules) -> Programme:
        found = Programme.objects.filter(benefit=benefit)
        found.update(**{"eligibility": "poverty.on_register", **rules})
        for grade, amount in (rates or {}).items():
            Rate.objects.create(programme=found.get(), grade=grade, amount=amount)
        return found.get()

    return of


@pytest.fixture
def prepared(act, programme):
    """The lines of a new batch as (name, grade, yuan)."""

    def lines(benefit: str, covers: date, on: date = date(2019, 3, 20)) -> set[tuple]:
        batch = act(actions.prepare_batch, programme=Programme.objects.get(benefit=benefit), covers=covers, on=on)
        return set(batch.lines.values_list("person__name", "grade", "amount"))

    return lines


@pytest.fixture
def by_month(town) -> None:
    """Low income by the month, 300, 220 and 150 yuan a class; five guarantees 380 and care 55 a month."""
    for benefit, grade, amount in (
        ("low_income", "class2", 220),
        ("low_income", "class3", 150),
        ("five_guarantee", "scattered", 380),
        ("five_guarantee", "concentrated", 580),
        ("disability_care", "level2", 55),
    ):
        Rate.objects.create(programme=Programme.objects.get(benefit=benefit), grade=grade, amount=amount)
    Programme.objects.filter(benefit__in=("low_income", "five_guarantee", "disability_care")).update(cycle="month")
