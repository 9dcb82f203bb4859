"""What is asked of a person once a year: school or education, health, work, insurance."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks
from xiaoping.kit.history import History

from ..querysets import PersonYearQuerySet
from .base import YEARS, VillageRecord, asked
from .people import Person


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
