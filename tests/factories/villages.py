"""Villages, households, people, staff."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from villages.idnumbers import check_character
from villages.models import (
    Household,
    IdNumber,
    Officer,
    Person,
    PoorVillageSpell,
    Posting,
    Stay,
    Township,
    Village,
    VillagerGroup,
)

from .kit import UserFactory

START = date(2016, 1, 1)


def id_number(born_on: date, *, male: bool = True, order: int = 1) -> str:
    """A made-up resident number that agrees with birth date and sex; `order` 1 to 499 tells people apart."""
    first = f"431299{born_on:%Y%m%d}{2 * order - (1 if male else 0):03}"
    return first + check_character(first)


class TownshipFactory(DjangoModelFactory):
    class Meta:
        model = Township
        django_get_or_create = ("name",)

    name = "小乡"
    records_from = START


class VillageFactory(DjangoModelFactory):
    class Meta:
        model = Village

    township = factory.SubFactory(TownshipFactory)
    number = factory.Sequence(lambda n: n + 1000)
    name = factory.LazyAttribute(lambda village: f"第{village.number}村")
    since = START


class PoorVillageSpellFactory(DjangoModelFactory):
    class Meta:
        model = PoorVillageSpell

    village = factory.SubFactory(VillageFactory)
    since = START


class VillagerGroupFactory(DjangoModelFactory):
    class Meta:
        model = VillagerGroup

    village = factory.SubFactory(VillageFactory)
    number = factory.Sequence(lambda n: n + 1000)
    name = factory.LazyAttribute(lambda group: f"第{group.number}组")
    since = START


class HouseholdFactory(DjangoModelFactory):
    class Meta:
        model = Household

    group = factory.SubFactory(VillagerGroupFactory)
    village = factory.SelfAttribute("group.village")
    number = factory.Sequence(lambda n: f"F{n:04}")
    since = START
    since_reason = "start"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"某{n}")
    sex = "1"
    born_on = date(1980, 1, 1)


class StayFactory(DjangoModelFactory):
    class Meta:
        model = Stay

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    person = factory.SubFactory(PersonFactory)
    relation = "01"
    since = START
    since_reason = "start"


class IdNumberFactory(DjangoModelFactory):
    class Meta:
        model = IdNumber

    person = factory.SubFactory(PersonFactory)
    village = factory.SubFactory(VillageFactory)
    number = factory.LazyAttribute(lambda given: id_number(given.person.born_on, male=given.person.sex == "1"))
    since = START


class OfficerFactory(DjangoModelFactory):
    class Meta:
        model = Officer

    name = factory.Sequence(lambda n: f"干部{n}")
    since = START


class PostingFactory(DjangoModelFactory):
    """Without a village it is the whole township."""

    class Meta:
        model = Posting

    user = factory.SubFactory(UserFactory)
    since = START
