"""The loaded demonstration township: the report's figures, plausible, signed, and open to its five accounts."""

import csv
import operator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from poverty.models import PovertySpell, Registration
from villages.models import Household, IdNumber, Stay, Township, Village
from xiaoping.demo import loading
from xiaoping.kit import clock
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import facts

EXPECTED = list(csv.DictReader((Path(__file__).parent.parent / "expected.csv").read_text("utf-8").splitlines()))
FIGURES = [row for row in EXPECTED if row["key"] in indicators]


@pytest.mark.parametrize("row", FIGURES, ids=[f"{row['key']}-{row['period']}" for row in FIGURES])
def test_figures_are_the_reports(clerk, row):
    indicator = indicators[row["key"]]
    value = indicator.value(Period.parse(row["period"]), clerk)
    agrees = {"equal": operator.eq, "at_least": operator.ge}[row["compare"]]
    assert (agrees(value, Decimal(row["value"])), indicator.unit, indicator.basis) == (True, row["unit"], row["basis"])


def test_villages_and_which_are_poor():
    assert list(Village.objects.values_list("name", flat=True)) == [
        "晓坪村",
        "小冲村",
        "大水田村",
        "岩坳村",
        "长塘村",
        "枇杷垠村",
        "青竹溪村",
        "岩背村",
    ]
    poor = Village.objects.poor_on(date(2018, 12, 31)).values_list("name", flat=True)
    assert set(poor) == {"青竹溪村", "岩背村", "小冲村", "枇杷垠村"}


def test_demo_check_prints_each_measure(capsys):
    call_command("demo_check", no_color=True)
    printed = capsys.readouterr().out
    assert "ok   people                                                  11440  11440" in printed
    assert printed.endswith("measures, all within their bounds.\n")


def test_demo_check_fails_when_somebody_is_missing():
    Stay.objects.filter(until=None, relation="04").first().delete()
    with pytest.raises(CommandError, match="measures are out of bounds"):
        call_command("demo_check")


def test_it_is_15_april_2019():
    assert clock.today() == date(2019, 4, 15)
    assert Township.objects.get().records_from == date(2014, 1, 1)


def test_every_record_of_a_group_passes_its_own_validation():
    records = [
        *Household.objects.filter(group__number=3, village__number=2),
        *Stay.objects.filter(household__group__number=3, village__number=2),
        *Registration.objects.filter(household__group__number=3, village__number=2),
        *PovertySpell.objects.filter(registration__household__group__number=3, village__number=2),
    ]
    assert [record.full_clean() for record in records] == [None] * len(records)


def test_a_record_says_who_made_it_and_why():
    line = Household.objects.first().history.get()
    assert (line.history_user.username, line.history_change_reason, line.act_name) == (
        "demonstration",
        loading.REASON,
        "load_demo",
    )


def test_all_rows_share_one_act():
    acts = {model.history.values_list("act", flat=True).distinct().get() for model in (Household, Stay, IdNumber)}
    assert len(acts) == 1


def test_the_signing_account_cannot_log_in(client):
    author = User.objects.get(username="demonstration")
    assert not author.is_active
    assert not author.has_usable_password()


@pytest.mark.parametrize(
    ("username", "groups", "villages", "is_staff"),
    [
        ("cadre", ["village_cadre"], 1, True),
        ("clerk", ["public_order_post", "sector_clerk"], 8, True),
        ("leader", ["leader", "public_order_post"], 8, False),
        ("auditor", ["auditor"], 8, True),
        ("admin", ["administrator"], 8, True),
    ],
)
def test_accounts(username, groups, villages, is_staff):
    user = User.objects.get(username=username)
    assert user.check_password("xiaoping-2019")
    assert sorted(one.name for one in user.groups.all()) == groups
    assert Village.objects.visible_to(user).count() == villages
    assert (user.is_staff, user.is_superuser, user.officer.name) == (is_staff, False, user.get_full_name())


def test_the_cadre_sees_one_village(cadre):
    assert set(Household.objects.visible_to(cadre).values_list("village__name", flat=True)) == {"小冲村"}


def test_the_login_page_names_the_accounts():
    assert [account["username"] for account in facts["demo.accounts"]()] == [
        "cadre",
        "clerk",
        "leader",
        "auditor",
        "admin",
    ]


def test_one_number_is_disputed_and_the_other_stands():
    disputed = IdNumber.objects.disputed().get()
    other = IdNumber.objects.undisputed().matching(disputed.number).get()
    assert other.person != disputed.person
    assert other.village != disputed.village


def test_it_is_not_loaded_twice():
    with pytest.raises(CommandError, match="it holds the demonstration township already"):
        call_command("load_demo")
    assert Township.objects.count() == 1
