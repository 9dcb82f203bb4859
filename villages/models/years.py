"""What is asked of a household and of a person once a year."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks
from xiaoping.kit.history import History

from ..querysets import HouseholdYearQuerySet, PersonYearQuerySet
from .base import VillageRecord, same_village
from .households import Household
from .people import Person

YEARS = [MinValueValidator(1980), MaxValueValidator(2100)]
NOTHING_OR_MORE = [MinValueValidator(0)]


def area(label, **options) -> models.DecimalField:
    """An area of land in mu (亩)."""
    return _quantity(label, max_digits=8, **options)


def money(label, **options) -> models.DecimalField:
    """A yearly sum in yuan; empty where nobody asked."""
    return _quantity(label, max_digits=11, **options)


def _quantity(label, **options) -> models.DecimalField:
    return models.DecimalField(label, decimal_places=2, null=True, blank=True, validators=NOTHING_OR_MORE, **options)


def asked(label, **options) -> models.BooleanField:
    """Yes, no, or not asked."""
    return models.BooleanField(label, null=True, blank=True, **options)


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


class Education(models.TextChoices):
    """Highest level reached (文化程度), of who is at no school."""

    ILLITERATE = "illiterate", _("illiterate or nearly")
    PRIMARY = "primary", _("primary school")
    JUNIOR = "junior", _("junior secondary school")
    SENIOR = "senior", _("senior secondary school")
    COLLEGE = "college", _("college")
    UNIVERSITY = "university", _("university")


class School(models.TextChoices):
    """Which school somebody is at (在校生状况); who is at none has an education instead."""

    BEFORE = "before", _("below school age")
    KINDERGARTEN = "kindergarten", _("kindergarten")
    PRIMARY = "primary", _("primary school")
    JUNIOR_1 = "junior_1", _("grade 7")
    JUNIOR_2 = "junior_2", _("grade 8")
    JUNIOR_3 = "junior_3", _("grade 9")
    SENIOR_1 = "senior_1", _("senior secondary, grade 1")
    SENIOR_2 = "senior_2", _("senior secondary, grade 2")
    SENIOR_3 = "senior_3", _("senior secondary, grade 3")
    VOCATIONAL_1 = "vocational_1", _("secondary vocational, grade 1")
    VOCATIONAL_2 = "vocational_2", _("secondary vocational, grade 2")
    VOCATIONAL_3 = "vocational_3", _("secondary vocational, grade 3")
    COLLEGE_1 = "college_1", _("college, year 1")
    COLLEGE_2 = "college_2", _("college, year 2")
    COLLEGE_3 = "college_3", _("college, year 3")
    TECHNICIAN_1 = "technician_1", _("technicians' college, year 1")
    TECHNICIAN_2 = "technician_2", _("technicians' college, year 2")
    TECHNICIAN_3 = "technician_3", _("technicians' college, year 3")
    TECHNICIAN_4 = "technician_4", _("technicians' college, year 4")
    UNIVERSITY_1 = "university_1", _("university, year 1")
    UNIVERSITY_2 = "university_2", _("university, year 2")
    UNIVERSITY_3 = "university_3", _("university, year 3")
    UNIVERSITY_4 = "university_4", _("university, year 4")
    UNIVERSITY_5 = "university_5", _("university, year 5")
    GRADUATE = "graduate", _("graduate school")


class Labour(models.TextChoices):
    """Ability to work (劳动技能)."""

    SKILLED = "skilled", _("skilled worker")
    ORDINARY = "ordinary", _("ordinary worker")
    WEAK = "weak", _("weak or half worker")
    LOST = "lost", _("ability lost")
    NONE = "none", _("no worker")


class Politics(models.TextChoices):
    """Political status (政治面貌)."""

    MEMBER = "member", _("party member")
    PROBATIONARY = "probationary", _("probationary party member")
    LEAGUE = "league", _("league member")
    MASSES = "masses", _("of the masses")


class PersonYear(VillageRecord):
    """School or education, health, work and insurance of a person in one year: one row a person and year.

    Who is at school has a school and no education, anybody else the reverse. Healthy is who has none of the three.
    """

    HEALTH = ("is_chronically_ill", "is_seriously_ill", "is_disabled")
    WORK = ("labour", "work_months", "work_place", "employer")
    INSURANCES = (
        "has_resident_medical",
        "has_employee_medical",
        "has_serious_illness",
        "has_commercial_medical",
        "has_resident_pension",
        "has_employee_pension",
    )
    PERSONAL = {
        **dict.fromkeys(HEALTH, masks.hidden),
        "education": masks.shown,
        "school": masks.shown,
        "dropout_reason": masks.hidden,
        "politics": masks.hidden,
        "employer": masks.shown,
        "work_place": masks.shown,
    }
    OPEN = ("year", "labour", "work_months", *INSURANCES)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="years")
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    education = models.CharField(_("education"), max_length=10, choices=Education, blank=True)
    school = models.CharField(_("school"), max_length=12, choices=School, blank=True)
    dropout_reason = models.CharField(_("reason for leaving school early"), max_length=60, blank=True)
    is_chronically_ill = models.BooleanField(_("chronically ill"), default=False)
    is_seriously_ill = models.BooleanField(_("seriously ill"), default=False)
    is_disabled = models.BooleanField(_("disabled"), default=False)
    labour = models.CharField(_("ability to work"), max_length=10, choices=Labour)
    work_months = models.PositiveSmallIntegerField(
        _("months worked away"), default=0, validators=[MaxValueValidator(12)]
    )
    work_place = models.CharField(_("place of work"), max_length=60, blank=True)
    employer = models.CharField(_("employer"), max_length=80, blank=True)
    politics = models.CharField(_("political status"), max_length=12, choices=Politics, blank=True)
    has_resident_medical = asked(_("residents' medical insurance"))
    has_employee_medical = asked(_("employees' medical insurance"))
    has_serious_illness = asked(_("serious illness insurance"))
    has_commercial_medical = asked(_("commercial medical insurance"))
    has_resident_pension = asked(_("residents' pension insurance"))
    has_employee_pension = asked(_("employees' pension insurance"))

    objects = PersonYearQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("year of a person")
        verbose_name_plural = _("years of people")
        ordering = ["village_id", "person_id", "year"]
        indexes = [models.Index(fields=["village", "year"], name="villages_personyear_year")]
        constraints = [
            UniqueConstraint(
                name="villages_personyear_once",
                fields=["person", "year"],
                violation_error_message=_("This year of the person is on record already."),
            ),
            models.CheckConstraint(
                name="villages_school_or_education",
                condition=(Q(education="") & ~Q(school="")) | (~Q(education="") & Q(school="")),
                violation_error_message=_("Say either the school the person is at or the education, not both."),
            ),
            models.CheckConstraint(
                name="villages_work_months",
                condition=Q(work_months__lte=12),
                violation_error_message=_("A year has twelve months."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.year}"

    @property
    def is_healthy(self) -> bool:
        """Neither ill nor disabled."""
        return not any(getattr(self, name) for name in self.HEALTH)
