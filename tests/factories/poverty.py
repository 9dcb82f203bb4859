"""The register."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from poverty.models import (
    AttributeSpell,
    EnterpriseSupport,
    HelperPairing,
    HelpPost,
    IndustryAward,
    Microcredit,
    PolicyValue,
    PovertySpell,
    RegisterStay,
    Registration,
    TransferEmployment,
)

from .villages import START, HouseholdFactory, OfficerFactory, PersonFactory, StayFactory


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


class AttributeSpellFactory(DjangoModelFactory):
    class Meta:
        model = AttributeSpell

    registration = factory.SubFactory(RegistrationFactory)
    village = factory.SelfAttribute("registration.village")
    attribute = "general"
    since = START


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


class OfPersonFactory(DjangoModelFactory):
    """Help given to somebody in a household."""

    class Meta:
        abstract = True

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    person = factory.SubFactory(PersonFactory)


class HelpPostFactory(OfPersonFactory):
    class Meta:
        model = HelpPost

    kind = "special"
    since = START


class EnterpriseSupportFactory(OfPersonFactory):
    class Meta:
        model = EnterpriseSupport

    enterprise = "合作社"
    since = START


class IndustryAwardFactory(DjangoModelFactory):
    class Meta:
        model = IndustryAward

    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    decided_on = START
    amount = "1000"
    industry = "养猪"


class MicrocreditFactory(OfPersonFactory):
    class Meta:
        model = Microcredit

    granted_on = START
    amount = "30000"
    due_on = date(2018, 1, 1)
    purpose = "养猪"


class TransferEmploymentFactory(OfPersonFactory):
    class Meta:
        model = TransferEmployment

    began_on = START
    place = "东莞"


class PolicyValueFactory(DjangoModelFactory):
    class Meta:
        model = PolicyValue

    kind = "loan_cap"
    value = "50000"
    since = START
    document = "县扶贫办文件"
