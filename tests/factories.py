"""One record of each kind, valid by itself. Area 431299 belongs to no county."""

from datetime import date

import factory
from django.contrib.auth.models import Group, User
from factory.django import DjangoModelFactory

from poverty.models import HelperPairing, PovertySpell, RegisterStay, Registration
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
from xiaoping.kit.models import AccessLog, Demonstration, ExportLog

START = date(2016, 1, 1)


def id_number(born_on: date, *, male: bool = True, order: int = 1) -> str:
    """A made-up resident number that agrees with birth date and sex; `order` 1 to 499 tells people apart."""
    first = f"431299{born_on:%Y%m%d}{2 * order - (1 if male else 0):03}"
    return first + check_character(first)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    is_staff = True

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        """Put the user into the group of this name; `make_groups` has made it."""
        self.groups.set(Group.objects.filter(name=extracted))


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


class RegistrationFactory(DjangoModelFactory):
    class Meta:
        model = Registration

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    since = START
    since_reason = "identified"


class PovertySpellFactory(DjangoModelFactory):
    class Meta:
        model = PovertySpell

    registration = factory.SubFactory(RegistrationFactory)
    village = factory.SelfAttribute("registration.village")
    cause = "illness"
    since = START
    since_reason = "identified"


class HelperPairingFactory(DjangoModelFactory):
    class Meta:
        model = HelperPairing

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    officer = factory.SubFactory(OfficerFactory)
    since = START


class RegisterStayFactory(StayFactory):
    class Meta:
        model = RegisterStay


class ExportLogFactory(DjangoModelFactory):
    class Meta:
        model = ExportLog

    user = factory.SubFactory(UserFactory)
    list_name = "villages:household_list"
    address = "/villages/households/?export=csv"
    columns = "number"
    format = "csv"
    rows = 1
    sha256 = "0" * 64


class AccessLogFactory(DjangoModelFactory):
    class Meta:
        model = AccessLog

    user = factory.SubFactory(UserFactory)
    action = "unmask"
    record = "villages.idnumber"
    key = "1"
    fields = "number"
    reason = "核对"


class DemonstrationFactory(DjangoModelFactory):
    class Meta:
        model = Demonstration

    day = date(2019, 4, 15)
