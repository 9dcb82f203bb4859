"""What was built, grown, earned, taught and stated."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from villages import models

from .villages import START, OfficerFactory, VillageFactory


class InVillage(DjangoModelFactory):
    """A record of a new village, unless one is given."""

    class Meta:
        abstract = True

    village = factory.SubFactory(VillageFactory)


class PlantingFactory(InVillage):
    class Meta:
        model = models.Planting

    crop = "citrus"
    place = "南坡"
    area = "10"
    since = START


class InvestmentFactory(InVillage):
    class Meta:
        model = models.Investment

    crop = "houpo"
    invested_on = START
    amount = "1000"
    funds = "产业资金"


class PowerStationFactory(InVillage):
    class Meta:
        model = models.PowerStation

    name = "光伏电站"
    capacity = "60"
    since = START


class CollectiveIncomeFactory(InVillage):
    class Meta:
        model = models.CollectiveIncome

    source = "photovoltaics"
    received_on = START
    amount = "1000"


class RoadFactory(InVillage):
    class Meta:
        model = models.Road

    name = "村道"
    surface = "cement"
    length = "1"
    since = START


class RoadServiceFactory(DjangoModelFactory):
    class Meta:
        model = models.RoadService

    road = factory.SubFactory(RoadFactory)
    village = factory.SelfAttribute("road.village")


class WellFactory(InVillage):
    class Meta:
        model = models.Well

    number = factory.Sequence(lambda n: f"井{n}")
    kind = "deep"
    since = START


class WellRepairFactory(DjangoModelFactory):
    class Meta:
        model = models.WellRepair

    well = factory.SubFactory(WellFactory)
    village = factory.SelfAttribute("well.village")
    repaired_on = START


class GridProjectFactory(InVillage):
    class Meta:
        model = models.GridProject

    name = "农网改造"
    due_on = date(2018, 12, 31)


class FacilityFactory(InVillage):
    class Meta:
        model = models.Facility

    kind = "centre"
    name = "村级活动场所"
    since = START


class FacilityWorkFactory(DjangoModelFactory):
    class Meta:
        model = models.FacilityWork

    facility = factory.SubFactory(FacilityFactory)
    village = factory.SelfAttribute("facility.village")
    kind = "rebuilt"
    begun_on = START


class TrainingFactory(InVillage):
    class Meta:
        model = models.Training

    kind = "labour"
    topic = "柑橘修剪"
    held_on = START
    attendance = 10


class StatedFigureFactory(InVillage):
    class Meta:
        model = models.StatedFigure

    key = "villages.morel_expected_income"
    first = date(2015, 1, 1)
    last = date(2015, 12, 31)
    value = "100"
    unit = "yuan"
    document = "统计年报"
    officer = factory.SubFactory(OfficerFactory)
