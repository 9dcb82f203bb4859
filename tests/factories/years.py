"""Years of households and people, certificates, absences, accounts."""

import factory
from factory.django import DjangoModelFactory

from villages.models import Absence, BankAccount, DisabilityCertificate, HouseholdYear, PersonYear

from .villages import START, HouseholdFactory, PersonFactory, VillageFactory


class HouseholdYearFactory(DjangoModelFactory):
    class Meta:
        model = HouseholdYear

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    year = 2018


class PersonYearFactory(DjangoModelFactory):
    class Meta:
        model = PersonYear

    person = factory.SubFactory(PersonFactory)
    village = factory.SubFactory(VillageFactory)
    year = 2018
    education = "primary"
    labour = "ordinary"


class DisabilityCertificateFactory(DjangoModelFactory):
    class Meta:
        model = DisabilityCertificate

    person = factory.SubFactory(PersonFactory)
    village = factory.SubFactory(VillageFactory)
    kind = "4"
    level = "2"
    since = START


class AbsenceFactory(DjangoModelFactory):
    class Meta:
        model = Absence

    person = factory.SubFactory(PersonFactory)
    village = factory.SubFactory(VillageFactory)
    reach = "country"
    place = "广东东莞"
    since = START


class BankAccountFactory(DjangoModelFactory):
    class Meta:
        model = BankAccount

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    holder = factory.SubFactory(PersonFactory)
    bank = "农商银行"
    number = "6200000000000000001"
    since = START
