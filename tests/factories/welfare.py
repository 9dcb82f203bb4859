"""Welfare. A batch and its lines belong to a village here, so that another village's can be told from one's own."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from welfare.models import (
    Application,
    ApplicationStep,
    Award,
    Exclusion,
    HouseWork,
    Notice,
    PaymentBatch,
    PaymentLine,
    Programme,
    Rate,
    Relocation,
)

from .kit import UserFactory
from .villages import START, HouseholdFactory, PersonFactory, VillageFactory


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme
        django_get_or_create = ("benefit", "until")

    benefit = "low_income"
    name = "农村低保"
    document = "县民政局文件"
    unit = "person"
    cycle = "month"
    since = START
    until = None


class RateFactory(DjangoModelFactory):
    class Meta:
        model = Rate

    programme = factory.SubFactory(ProgrammeFactory)
    grade = "class3"
    amount = "150"


class ExclusionFactory(DjangoModelFactory):
    class Meta:
        model = Exclusion

    benefit = "disability_care"
    other = "five_guarantee"
    whose = "person"
    document = "县民政局文件"
    since = START


class OfHouseholdFactory(DjangoModelFactory):
    """A record about a household."""

    class Meta:
        abstract = True

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")


class AwardFactory(OfHouseholdFactory):
    class Meta:
        model = Award

    person = factory.SubFactory(PersonFactory)
    benefit = "low_income"
    grade = "class2"
    since = START


class ApplicationFactory(OfHouseholdFactory):
    class Meta:
        model = Application

    programme = factory.SubFactory(ProgrammeFactory)
    since = START


class ApplicationStepFactory(DjangoModelFactory):
    class Meta:
        model = ApplicationStep

    application = factory.SubFactory(ApplicationFactory)
    village = factory.SelfAttribute("application.village")
    kind = "applied"
    on = START
    entered_by = factory.SubFactory(UserFactory)


class NoticeFactory(DjangoModelFactory):
    """One that hangs for as long as there are tests."""

    class Meta:
        model = Notice

    village = factory.SubFactory(VillageFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    since = START
    until = date(2099, 12, 31)
    phone = "0745-6820000"


class PaymentBatchFactory(DjangoModelFactory):
    class Meta:
        model = PaymentBatch

    village = factory.SubFactory(VillageFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    covers = START
    number = factory.Sequence(lambda n: n + 1)
    prepared_on = START
    prepared_by = factory.SubFactory(UserFactory)


class PaymentLineFactory(OfHouseholdFactory):
    class Meta:
        model = PaymentLine

    batch = factory.SubFactory(PaymentBatchFactory)
    person = factory.SubFactory(PersonFactory)
    benefit = factory.SelfAttribute("batch.programme.benefit")
    grade = "class2"
    covers = factory.SelfAttribute("batch.covers")
    amount = "200"


class HouseWorkFactory(OfHouseholdFactory):
    class Meta:
        model = HouseWork

    kind = "repair"
    danger = "C"
    contract_on = START
    subsidy = "5000"


class RelocationFactory(OfHouseholdFactory):
    class Meta:
        model = Relocation

    mode = "county"
    people = 3
    agreed_on = START
    floor_area = "75"
