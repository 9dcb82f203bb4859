"""Which benefits there are, and their rules by document: rows with dates, never constants."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.querysets import ReadByAll
from xiaoping.kit.history import History
from xiaoping.kit.registry import UnknownKey, facts
from xiaoping.kit.spells import ends_after_start

from ..querysets import ProgrammeQuerySet, ProgrammeRuleSpells

SOMETHING = [MinValueValidator(0.01)]


class Benefit(models.TextChoices):
    """What may be granted. The report's figures are counted by it, so the words may change and the keys never do."""

    LOW_INCOME = "low_income", _("low-income support")
    FIVE_GUARANTEE = "five_guarantee", _("five-guarantee support")
    DISABILITY_LIVING = "disability_living", _("living subsidy for the disabled in hardship")
    DISABILITY_CARE = "disability_care", _("care subsidy for the severely disabled")
    PREFERENTIAL = "preferential", _("preferential treatment")
    MEDICAL_AID = "medical_aid", _("medical aid")
    GROUP_INSURANCE = "group_insurance", _("group insurance claim")
    MEDICAL_PREMIUM = "medical_premium", _("medical insurance premium paid")
    YULU = "yulu", _("Yulu plan")
    BOARDING = "boarding", _("boarding subsidy")
    HARDSHIP_PUPIL = "hardship_pupil", _("subsidy for pupils in hardship")
    KINDERGARTEN = "kindergarten", _("kindergarten subsidy")
    VOCATIONAL_TUITION = "vocational_tuition", _("vocational tuition waiver")
    TRANSPORT = "transport", _("transport subsidy for work elsewhere")
    HOUSE_REPAIR = "house_repair", _("repair of an old house")
    HOUSE_REBUILD = "house_rebuild", _("rebuilding of a dilapidated house")
    RELOCATION = "relocation", _("relocation")


AWARDED = (  # what a granted case leads to an award of; other benefits are paid or built
    Benefit.LOW_INCOME,
    Benefit.FIVE_GUARANTEE,
    Benefit.DISABILITY_LIVING,
    Benefit.DISABILITY_CARE,
    Benefit.PREFERENTIAL,
)


CLAIMED = (Benefit.MEDICAL_AID, Benefit.GROUP_INSURANCE)  # whose decision names the yuan, case by case


class Grade(models.TextChoices):
    """Classes within a benefit, each with its own rate; a benefit without classes leaves it empty."""

    CLASS_1 = "class1", _("class I")
    CLASS_2 = "class2", _("class II")
    CLASS_3 = "class3", _("class III")
    CONCENTRATED = "concentrated", _("in a home")
    SCATTERED = "scattered", _("at their own house")
    LEVEL_1 = "level1", _("level 1")
    LEVEL_2 = "level2", _("level 2")
    LEVEL_3 = "level3", _("level 3")
    LEVEL_4 = "level4", _("level 4")
    DISABLED_SOLDIER = "disabled_soldier", _("disabled soldier")
    BEREAVED = "bereaved", _("family of a fallen or deceased soldier")
    OLD_SOLDIER = "old_soldier", _("demobilised soldier of old")
    ILL_VETERAN = "ill_veteran", _("veteran sent home ill")
    WAR_VETERAN = "war_veteran", _("veteran of war")
    PRIMARY = "primary", _("primary school")
    JUNIOR = "junior", _("junior secondary school")
    WITHIN_PROVINCE = "within", _("within the province")
    OUTSIDE_PROVINCE = "outside", _("outside the province")


class Programme(models.Model):
    """A benefit under one document: who qualifies, how it is decided, for how much, from one day to another.

    A new document ends the programme before it and begins another of the same benefit.
    """

    class Unit(models.TextChoices):
        HOUSEHOLD = "household", pgettext_lazy("unit", "households")
        PERSON = "person", pgettext_lazy("unit", "people")
        PERSON_TIME = "person_time", pgettext_lazy("unit", "person-times")
        PERSON_TERM = "person_term", pgettext_lazy("unit", "person-terms")

    class Cycle(models.TextChoices):
        MONTH = "month", _("every month")
        QUARTER = "quarter", _("every quarter")
        TERM = "term", _("every school term")
        YEAR = "year", _("every year")
        OCCASION = "occasion", _("at each occasion")
        ONCE = "once", _("once")

    class Level(models.TextChoices):
        TOWNSHIP = "township", _("the township")
        COUNTY = "county", _("the county")

    OPEN = (
        "benefit",
        "name",
        "document",
        "qualifies",
        "eligibility",
        "unit",
        "cycle",
        "cap",
        "area_cap",
        "step_days",
        "notice_days",
        "has_survey",
        "has_review",
        "has_second_notice",
        "second_notice_days",
        "decided_by",
        "since",
        "until",
    )

    benefit = models.CharField(_("benefit"), max_length=20, choices=Benefit)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    document = models.CharField(_("document"), max_length=120, help_text=_("What the programme rests on."))
    qualifies = models.TextField(_("who qualifies"), blank=True)
    eligibility = models.CharField(
        _("eligibility"),
        max_length=60,
        blank=True,
        help_text=_("The key of a registered fact about a household and a day, where a machine can decide."),
    )
    unit = models.CharField(_("counted in"), max_length=20, choices=Unit)
    cycle = models.CharField(_("paid"), max_length=20, choices=Cycle)
    cap = models.DecimalField(
        _("at most, yuan a person and year"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=SOMETHING,
    )
    area_cap = models.DecimalField(
        _("at most, m² a person"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=SOMETHING,
        help_text=_("The floor area of a home that may be given to each of its people."),
    )
    step_days = models.PositiveSmallIntegerField(
        _("days a step may take"),
        null=True,
        blank=True,
        help_text=_("A case that waits longer is overdue; the days of a notice are added. Empty if nothing limits it."),
    )
    notice_days = models.PositiveSmallIntegerField(_("days of notice in the village"), default=7)
    has_survey = models.BooleanField(_("the household is visited"), default=True)
    has_review = models.BooleanField(_("villagers review the case"), default=True)
    has_second_notice = models.BooleanField(_("the decision is announced in the village"), default=True)
    second_notice_days = models.PositiveSmallIntegerField(
        _("days of announcement in the village"),
        default=7,
        validators=[MinValueValidator(1)],
        help_text=_("How long the decision hangs, if it is announced."),
    )
    decided_by = models.CharField(_("decided by"), max_length=10, choices=Level, default=Level.COUNTY)
    since = models.DateField(_("applies since"))
    until = models.DateField(_("applies until"), null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["benefit", "since"]
        constraints = [
            ends_after_start("welfare_programme_end"),
            UniqueConstraint(
                name="welfare_programme_once",
                fields=["benefit"],
                condition=Q(until=None),
                violation_error_message=_("This benefit has a programme already: end it first."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def before_notice(self) -> str:
        """The step after which its cases are put up in the village."""
        return "reviewed" if self.has_review else "surveyed" if self.has_survey else "accepted"

    def days_of(self, kind: str) -> int:
        """How many days a notice of a kind hangs."""
        return self.second_notice_days if kind == "decided" else self.notice_days

    def clean(self):
        if self.eligibility:
            try:
                facts[self.eligibility]
            except UnknownKey as error:
                raise ValidationError({"eligibility": str(error)}) from error


class Rate(models.Model):
    """What a programme pays for one grade, in yuan a cycle and unit. A programme without rates decides case by case."""

    OPEN = ("grade", "amount")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, verbose_name=_("programme"), related_name="rates"
    )
    grade = models.CharField(_("grade"), max_length=20, choices=Grade, blank=True)
    amount = models.DecimalField(_("amount, yuan"), max_digits=10, decimal_places=2, validators=SOMETHING)

    objects = ReadByAll.as_manager()
    history = History()

    class Meta:
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        ordering = ["programme_id", "grade"]
        constraints = [
            UniqueConstraint(
                name="welfare_rate_once",
                fields=["programme", "grade"],
                violation_error_message=_("This grade has a rate already."),
            )
        ]

    def __str__(self):
        return f"{self.programme} {self.get_grade_display()} {self.amount}"


class Exclusion(models.Model):
    """Two benefits that nobody may have at once, while the rule applies: the same person, or the same household."""

    class Whose(models.TextChoices):
        PERSON = "person", _("the same person")
        HOUSEHOLD = "household", _("the same household")

    OPEN = ("benefit", "other", "whose", "document", "since", "until")

    benefit = models.CharField(_("benefit"), max_length=20, choices=Benefit)
    other = models.CharField(_("not together with"), max_length=20, choices=Benefit)
    whose = models.CharField(_("applies to"), max_length=10, choices=Whose)
    document = models.CharField(_("document"), max_length=120, help_text=_("What the rule rests on."))
    since = models.DateField(_("applies since"))
    until = models.DateField(_("applies until"), null=True, blank=True)

    objects = ProgrammeRuleSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("exclusion")
        verbose_name_plural = _("exclusions")
        ordering = ["benefit", "other", "since"]
        constraints = [
            ends_after_start("welfare_exclusion_end"),
            models.CheckConstraint(
                name="welfare_exclusion_of_two",
                condition=~Q(benefit=models.F("other")),
                violation_error_message=_("A benefit does not exclude itself."),
            ),
        ]

    def __str__(self):
        return f"{self.get_benefit_display()} / {self.get_other_display()}"
