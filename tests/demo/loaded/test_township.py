"""The loaded demonstration township: the report's figures, plausible, signed, and open to its five accounts."""

from datetime import date

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

FIGURES = [
    ("villages.administrative_villages", 2018, "8"),
    ("villages.villager_groups", 2018, "127"),
    ("villages.total_households", 2018, "3718"),
    ("villages.total_population", 2018, "11440"),
    ("poverty.registered_poor_households", 2018, "617"),
    ("poverty.registered_poor_persons", 2018, "2102"),
    ("poverty.exited_poor_households", 2018, "570"),
    ("poverty.exited_poor_persons", 2018, "2011"),
    ("poverty.remaining_poor_households", 2018, "47"),
    ("poverty.remaining_poor_persons", 2018, "91"),
    ("poverty.poverty_incidence_rate", 2018, "0.80"),
    ("poverty.newly_exited_households", 2018, "144"),
    ("poverty.newly_exited_persons", 2018, "505"),
    ("poverty.registered_poor_households", 2017, "617"),
    ("poverty.registered_poor_persons", 2017, "2102"),
    ("poverty.exited_poor_households", 2017, "426"),
    ("poverty.exited_poor_persons", 2017, "1506"),
    ("poverty.remaining_poor_households", 2017, "191"),
    ("poverty.remaining_poor_persons", 2017, "596"),
]


@pytest.mark.parametrize(("key", "year", "value"), FIGURES, ids=[f"{key}-{year}" for key, year, _ in FIGURES])
def test_figures_are_the_reports(clerk, key, year, value):
    assert str(indicators[key].value(Period.year(year), clerk)) == value


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
    ("username", "group", "villages", "is_staff"),
    [
        ("cadre", "village_cadre", 1, True),
        ("clerk", "sector_clerk", 8, True),
        ("leader", "leader", 8, False),
        ("auditor", "auditor", 8, True),
        ("admin", "administrator", 8, True),
    ],
)
def test_accounts(username, group, villages, is_staff):
    user = User.objects.get(username=username)
    assert user.check_password("xiaoping-2019")
    assert [one.name for one in user.groups.all()] == [group]
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
