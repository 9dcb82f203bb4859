"""Public safety."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from safety import models

from .villages import START, HouseholdFactory, OfficerFactory
from .works import InVillage


class SiteFactory(InVillage):
    class Meta:
        model = models.Site

    kind = "fireworks"
    name = "花炮店"
    since = START


class InspectionTypeFactory(DjangoModelFactory):
    class Meta:
        model = models.InspectionType
        django_get_or_create = ("code",)

    code = "factory"
    name = "工厂"
    number = 90
    since = START


class ChecklistItemFactory(DjangoModelFactory):
    class Meta:
        model = models.ChecklistItem

    kind = factory.SubFactory(InspectionTypeFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = "通道是否畅通"
    since = START


class InspectionFactory(InVillage):
    class Meta:
        model = models.Inspection

    kind = factory.SubFactory(InspectionTypeFactory)
    place = "村口"
    inspected_on = START
    leader = factory.SubFactory(OfficerFactory)
    inspectors = 3
    result = "clear"


class InspectionAnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.InspectionAnswer

    inspection = factory.SubFactory(InspectionFactory)
    village = factory.SelfAttribute("inspection.village")
    item = factory.SubFactory(ChecklistItemFactory)
    answer = "met"


class HazardFactory(InVillage):
    class Meta:
        model = models.Hazard

    category = "electricity"
    grade = "general"
    what = "电线老化"
    since = START


class HazardNoticeFactory(DjangoModelFactory):
    class Meta:
        model = models.HazardNotice

    hazard = factory.SubFactory(HazardFactory)
    village = factory.SelfAttribute("hazard.village")
    issued_on = factory.SelfAttribute("hazard.since")
    issued_by = factory.SubFactory(OfficerFactory)
    responsible = "店主"
    measures = "更换电线"
    deadline = date(2016, 2, 1)


class DrillFactory(InVillage):
    class Meta:
        model = models.Drill

    held_on = START
    scene = "防火演练"
    people = 30


class CampaignFactory(InVillage):
    class Meta:
        model = models.Campaign

    theme = "safety"
    name = "专项行动"
    since = START
    until = date(2016, 3, 31)


class PublicityFactory(InVillage):
    class Meta:
        model = models.Publicity

    theme = "safety"
    kind = "leaflet"
    done_on = START
    quantity = 100


class VisitRoundFactory(DjangoModelFactory):
    class Meta:
        model = models.VisitRound

    name = factory.Sequence(lambda n: f"走访{n}")
    first = START
    last = date(2016, 1, 31)
    deduction = 50
    document = "走访方案"


class VisitFactory(DjangoModelFactory):
    class Meta:
        model = models.Visit

    round = factory.SubFactory(VisitRoundFactory)
    household = factory.SubFactory(HouseholdFactory)
    village = factory.SelfAttribute("household.village")
    group = factory.SelfAttribute("household.group")
    officer = factory.SubFactory(OfficerFactory)


class SpotCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.SpotCheck

    visit = factory.SubFactory(VisitFactory)
    village = factory.SelfAttribute("visit.village")
    drawn_on = date(2016, 2, 1)


class DeductionFactory(DjangoModelFactory):
    class Meta:
        model = models.Deduction

    check_made = factory.SubFactory(SpotCheckFactory)
    village = factory.SelfAttribute("check_made.village")
    officer = factory.SelfAttribute("check_made.visit.officer")
    imposed_on = date(2016, 2, 5)
    amount = 50
    document = "走访方案"


class CaseRuleFactory(DjangoModelFactory):
    class Meta:
        model = models.CaseRule
        django_get_or_create = ("document",)

    document = "《信访条例》（2005年）"
    accept_days = 15
    conclude_days = 60
    extension_days = 30
    since = date(2005, 5, 1)


class WarningRuleFactory(DjangoModelFactory):
    class Meta:
        model = models.WarningRule
        django_get_or_create = ("document",)

    document = "预警办法"
    hazard_days = 3
    case_days = 5
    licence_days = 30
    since = START


class SafetyCaseFactory(InVillage):
    """A case of the ledger; those of welfare are another thing."""

    class Meta:
        model = models.Case

    number = factory.Sequence(lambda n: f"案{n}")
    channel = "letter"
    category = "land"
    office = "stability"
    rule = factory.SubFactory(CaseRuleFactory)
    received_on = START
    accept_due = date(2016, 1, 16)
