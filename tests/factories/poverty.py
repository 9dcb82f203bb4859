"""The register."""

import factory
from factory.django import DjangoModelFactory

from poverty.models import HelperPairing, PovertySpell, RegisterStay, Registration

from .villages import START, HouseholdFactory, OfficerFactory, StayFactory


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
