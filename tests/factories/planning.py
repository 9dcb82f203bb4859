"""Party work and the leadership team."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from planning.models import (
    LeadershipSeat,
    PartyActivity,
    PartyBanner,
    PartyOrganisation,
    PartyReturn,
    StaffMember,
)

from .villages import START, OfficerFactory, VillageFactory


class PartyOrganisationFactory(DjangoModelFactory):
    class Meta:
        model = PartyOrganisation

    village = factory.SubFactory(VillageFactory)
    name = factory.Sequence(lambda n: f"第{n}支部")
    since = START


class OfOrganisationFactory(DjangoModelFactory):
    """A record of a party organisation."""

    class Meta:
        abstract = True

    organisation = factory.SubFactory(PartyOrganisationFactory)
    village = factory.SelfAttribute("organisation.village")


class PartyReturnFactory(OfOrganisationFactory):
    class Meta:
        model = PartyReturn

    as_of = date(2017, 12, 31)
    members = 20


class PartyActivityFactory(OfOrganisationFactory):
    class Meta:
        model = PartyActivity

    kind = "lecture"
    held_on = date(2018, 3, 1)
    attendance = 10


class PartyBannerFactory(DjangoModelFactory):
    class Meta:
        model = PartyBanner

    village = factory.SubFactory(VillageFactory)
    hung_on = date(2018, 3, 1)
    theme = "十九大"


class LeadershipSeatFactory(DjangoModelFactory):
    class Meta:
        model = LeadershipSeat

    officer = factory.SubFactory(OfficerFactory)
    village = factory.SelfAttribute("officer.village")
    since = START


class StaffMemberFactory(OfficerFactory):
    class Meta:
        model = StaffMember
