"""A township as large as a benchmark asks for, written straight into the tables."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.core.management import call_command

from villages.models import Household, IdNumber, Person, Posting, Stay, Township, Village, VillagerGroup

START = date(2014, 1, 1)
BATCH = 2000
MEMBERS = 4


def build(people: int) -> User:
    """Write `people` stays in households of four; returns a clerk posted to the whole township."""
    call_command("migrate", verbosity=0)
    call_command("make_groups", verbosity=0)
    township = Township.objects.create(name="大乡", records_from=START)
    groups = []
    for number in range(1, 9):
        village = Village.objects.create(township=township, name=f"第{number}村", number=number, since=START)
        groups.append(VillagerGroup.objects.create(village=village, number=1, name="一组", since=START))
    for first in range(0, people, BATCH):
        _batch(groups, first, min(BATCH, people - first))
    clerk = User.objects.create_user("bench")
    clerk.groups.add(*_group("sector_clerk"))
    Posting.objects.create(user=clerk, since=START)
    return clerk


def _group(name: str):
    from django.contrib.auth.models import Group

    return Group.objects.filter(name=name)


def _batch(groups, first: int, count: int) -> None:
    households = []
    for place in range(first // MEMBERS, (first + count + MEMBERS - 1) // MEMBERS):
        group = groups[place % len(groups)]
        households.append(
            Household(
                village=group.village,
                group=group,
                number=f"{place:08}",
                phone="13812341234",
                since=START,
                since_reason="start",
            )
        )
    Household.objects.bulk_create(households)
    people = [
        Person(name=f"张秀{number % 97}", sex="12"[number % 2], born_on=START - timedelta(days=number % 30000))
        for number in range(first, first + count)
    ]
    Person.objects.bulk_create(people)
    stays, numbers = [], []
    for place, person in enumerate(people):
        household = households[place // MEMBERS]
        relation = f"{place % MEMBERS + 1:02}"
        stays.append(
            Stay(
                village=household.village,
                household=household,
                person=person,
                relation=relation,
                since=START,
                since_reason="start",
            )
        )
        mark = f"{first + place:018}"
        numbers.append(
            IdNumber(
                village=household.village,
                person=person,
                encrypted="-",
                lookup=mark,
                lookup18=mark,
                masked=f"431299***********{mark[-1]}",
                since=START,
            )
        )
    Stay.objects.bulk_create(stays)
    IdNumber.objects.bulk_create(numbers)
