"""What is asked of a household once a year: how it lived and what it earned."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks
from xiaoping.kit.history import History

from ..querysets import HouseholdYearQuerySet
from .base import YEARS, VillageRecord, asked, same_village
from .households import Household

NOTHING_OR_MORE = [MinValueValidator(0)]


def area(label, **options) -> models.DecimalField:
    """An area of land in mu (亩)."""
    return _quantity(label, max_digits=8, **options)


def money(label, **options) -> models.DecimalField:
    """A yearly sum in yuan; empty where nobody asked."""
    return _quantity(label, max_digits=11, **options)


def _quantity(label, **options) -> models.DecimalField:
    return models.DecimalField(label, decimal_places=2, null=True, blank=True, validators=NOTHING_OR_MORE, **options)


class HouseholdYear(VillageRecord):
    """How a household lived and what it earned in one year (生产生活条件、收入): one row a household and year.

    Areas in mu, money in yuan. What is empty was not asked. A house of grade C or D is dilapidated (危房).
    """

    class RoadKind(models.TextChoices):
        EARTH = "earth", _("earth")
        GRAVEL = "gravel", _("gravel")
        CEMENT = "cement", _("cement")
        ASPHALT = "asphalt", _("asphalt")

    class Fuel(models.TextChoices):
        WOOD = "wood", _("firewood")
        DUNG = "dung", _("dried dung")
        COAL = "coal", _("coal")
        CLEAN = "clean", _("clean energy")
        OTHER = "other", _("other")

    class HouseGrade(models.TextChoices):
        SAFE = "A", _("A, safe")
        SOUND = "B", _("B, sound but for single parts")
        PARTLY_DANGEROUS = "C", _("C, dangerous in part")
        DANGEROUS = "D", _("D, dangerous as a whole")

    LAND = (
        "cultivated_area",
        "irrigated_area",
        "forest_area",
        "returned_area",
        "orchard_area",
        "pasture_area",
        "water_area",
    )
    GUARANTEES = (
        "has_enough_food",
        "has_enough_clothing",
        "has_safe_water",
        "is_schooling_guaranteed",
        "is_medical_care_guaranteed",
    )
    LIVING = (
        "floor_area",
        "house_grade",
        "has_production_power",
        "has_living_power",
        "has_broadcasting",
        "has_toilet",
        "fuel",
        "road_kind",
        "road_distance",
        "is_in_cooperative",
        "is_led_by_enterprise",
        "is_led_by_leader",
    )
    PROPERTY = ("dividends", "other_property_income")
    TRANSFERS = (
        "family_planning_grant",
        "low_income_allowance",
        "support_allowance",
        "pension",
        "ecology_compensation",
        "other_transfers",
    )
    INCOME = ("wages", "business_income", *PROPERTY, *TRANSFERS)
    MONEY = ("wages", "business_income", "business_cost", *PROPERTY, *TRANSFERS)
    PERSONAL = dict.fromkeys(MONEY, masks.hidden)
    OPEN = ("year", *LAND, *GUARANTEES, *LIVING)

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="years"
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)

    cultivated_area = area(_("cultivated land, mu"))
    irrigated_area = area(_("irrigated land, mu"))
    forest_area = area(_("forest, mu"))
    returned_area = area(_("farmland returned to forest, mu"))
    orchard_area = area(_("orchards, mu"))
    pasture_area = area(_("pasture, mu"))
    water_area = area(_("water, mu"))

    has_enough_food = asked(_("no worry about food"))
    has_enough_clothing = asked(_("no worry about clothing"))
    has_safe_water = asked(_("safe drinking water"))
    is_schooling_guaranteed = asked(_("compulsory education guaranteed"))
    is_medical_care_guaranteed = asked(_("basic medical care guaranteed"))

    floor_area = models.DecimalField(
        _("floor area of the house, ㎡"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=NOTHING_OR_MORE,
    )
    house_grade = models.CharField(_("grade of the house"), max_length=1, choices=HouseGrade, blank=True)
    has_production_power = asked(_("power for production"))
    has_living_power = asked(_("power for living"))
    has_broadcasting = asked(_("radio and television"))
    has_toilet = asked(_("sanitary toilet"))
    fuel = models.CharField(_("main fuel"), max_length=10, choices=Fuel, blank=True)
    road_kind = models.CharField(_("road to the house"), max_length=10, choices=RoadKind, blank=True)
    road_distance = models.DecimalField(
        _("distance to the village's main road, km"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOTHING_OR_MORE,
    )
    is_in_cooperative = asked(_("member of a farmers' cooperative"))
    is_led_by_enterprise = asked(_("led by a leading enterprise"))
    is_led_by_leader = asked(_("led by a leader to wealth"))

    wages = money(_("wages"))
    business_income = money(_("income from business"))
    business_cost = money(_("cost of business"))
    dividends = money(_("dividends from assets"))
    other_property_income = money(_("other income from property"))
    family_planning_grant = money(_("family planning grant"))
    low_income_allowance = money(_("low-income allowance"))
    support_allowance = money(_("five-guarantee allowance"))
    pension = money(_("pension"))
    ecology_compensation = money(_("ecological compensation"))
    other_transfers = money(_("other transfers"))

    objects = HouseholdYearQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("year of a household")
        verbose_name_plural = _("years of households")
        ordering = ["village_id", "household_id", "year"]
        indexes = [models.Index(fields=["village", "year"], name="villages_householdyear_year")]
        constraints = [
            UniqueConstraint(
                name="villages_householdyear_once",
                fields=["household", "year"],
                violation_error_message=_("This year of the household is on record already."),
            ),
            models.CheckConstraint(
                name="villages_irrigated_within_cultivated",
                condition=Q(irrigated_area=None)
                | Q(cultivated_area=None)
                | Q(irrigated_area__lte=F("cultivated_area")),
                violation_error_message=_("Irrigated land is part of the cultivated land: it cannot be more."),
            ),
        ]

    def __str__(self):
        return f"{self.household} {self.year}"

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")
