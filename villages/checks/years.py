"""Rules for how households lived and what they earned: those of the last full year before the day."""

from datetime import date

from django.db.models import Exists, F, IntegerField, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.checks import Check, Severity, register
from xiaoping.kit.scope import within

from ..models import HouseholdYear, PersonYear, Stay

LAND_A_HEAD, FOREST_A_HEAD, ROAD = 50, 70, 50  # mu, mu, km: beyond these somebody mistyped
PENSION_AGE = 60


def asked(user, day: date):
    """The years of households of the last full year, with income and members worked out."""
    return within(HouseholdYear, user).of_year(day.year - 1).with_income()


def members(day: date):
    """Who was in the household at the end of the last full year, with the age reached in it."""
    stays = Stay.objects.in_force(date(day.year - 1, 12, 31)).filter(household=OuterRef("household"))
    return stays.annotate(age=day.year - 1 - ExtractYear("person__born_on", output_field=IntegerField()))


def at_work(day: date):
    """Members who worked away in the last full year."""
    away = PersonYear.objects.of_year(day.year - 1).worked_away().filter(person=OuterRef("person"))
    return members(day).filter(Exists(away))


RULES = (
    (
        "work_without_wages",
        "V12",
        _("Where somebody works away there are wages."),
        lambda user, day: (
            asked(user, day).filter(Exists(at_work(day)), net_income__isnull=False).filter(Q(wages=0) | Q(wages=None))
        ),
        ("wages",),
        "",
    ),
    (
        "business_without_cost",
        "V20",
        _("Business has its cost."),
        lambda user, day: (
            asked(user, day).filter(business_income__gt=0).filter(Q(business_cost=0) | Q(business_cost=None))
        ),
        ("business_income", "business_cost"),
        _("Income from business: %(business_income)s yuan."),
    ),
    (
        "income_outlier",
        "V20",
        _("Net income a head lies between 0 and 100,000 yuan."),
        lambda user, day: asked(user, day).filter(Q(income_per_head__lte=0) | Q(income_per_head__gt=100_000)),
        ("income_per_head",),
        _("Net income a head: %(income_per_head)s yuan."),
    ),
    (
        "pension_without_old",
        "V21",
        _("Pensions are paid to who is 60 or older."),
        lambda user, day: asked(user, day).filter(~Exists(members(day).filter(age__gte=PENSION_AGE)), pension__gt=0),
        ("pension",),
        _("Pension: %(pension)s yuan."),
    ),
    (
        "old_without_pension",
        "V21",
        _("Who is over 60 has a pension."),
        lambda user, day: (
            asked(user, day)
            .filter(Exists(members(day).filter(age__gt=PENSION_AGE)), net_income__isnull=False)
            .filter(Q(pension=0) | Q(pension=None))
        ),
        ("pension",),
        "",
    ),
    (
        "land_outlier",
        "V22",
        _("Land and distances are of the usual size."),
        lambda user, day: asked(user, day).filter(
            Q(cultivated_area__gt=LAND_A_HEAD * F("year_members"))
            | Q(forest_area__gt=FOREST_A_HEAD * F("year_members"))
            | Q(road_distance__gt=ROAD),
            year_members__gt=0,
        ),
        ("cultivated_area", "forest_area", "road_distance", "year_members"),
        _(
            "Members: %(year_members)s; cultivated: %(cultivated_area)s mu, forest: %(forest_area)s mu;"
            " road: %(road_distance)s km."
        ),
    ),
)

for name, basis, words, rows, facts, reason in RULES:
    register(
        Check(
            f"villages.{name}",
            words,
            Severity.WARNING,
            basis,
            rows,
            facts=("household", "year", *facts),
            reason=reason,
            related=("household",),
        )
    )
