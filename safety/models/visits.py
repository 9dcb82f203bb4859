"""Visit rounds, the visits of their households, spot checks, and deductions for households that were missed."""

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Household, Officer, VillagerGroup
from villages.models.base import VillageRecord, same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History

from ..querysets import ROUNDS_KEY, DeductionQuerySet, RoundQuerySet, SpotCheckQuerySet, VisitQuerySet


class Mode(models.TextChoices):
    """How a household was reached."""

    VISIT = "visit", _("visit")
    PHONE = "phone", _("phone call")


class VisitRound(models.Model):
    """A round of visits to every household (民调大走访) between two days, both included, by its document's rules.

    The document says how many households a group are checked, what is deducted for each that was missed, and how many
    visits a day are still believed. `seed` is what the sample was drawn with; there is none before the draw.
    """

    OPEN = ("name", "first", "last", "per_group", "deduction", "most_a_day", "document", "seed")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60, unique=True)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    per_group = models.PositiveSmallIntegerField(_("households checked a group"), default=2)
    deduction = models.DecimalField(
        _("deduction, yuan a household"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )
    most_a_day = models.PositiveSmallIntegerField(_("most visits of an officer a day"), default=40)
    document = models.CharField(_("document"), max_length=120, help_text=_("What the round and its rules rest on."))
    seed = models.PositiveIntegerField(_("seed of the sample"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("visit round")
        verbose_name_plural = _("visit rounds")
        ordering = ["first", "pk"]
        constraints = [
            CheckConstraint(
                name="safety_round_days",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("A round does not end before it begins."),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(ROUNDS_KEY)


class Visit(VillageRecord):
    """A household that an officer is to visit in a round, and the visit once it was made.

    The group is that of the day of assignment. A household that leaves the books unvisited is dropped.
    """

    PERSONAL = {"found": masks.shown}
    OPEN = ("visited_on", "mode", "needs_follow_up", "followed_up_on", "dropped_on")

    round = models.ForeignKey(
        VisitRound, on_delete=models.PROTECT, verbose_name=_("visit round"), related_name="visits"
    )
    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="visits"
    )
    group = models.ForeignKey(
        VillagerGroup, on_delete=models.PROTECT, verbose_name=_("villager group"), related_name="visits"
    )
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, verbose_name=_("officer"), related_name="visits")
    visited_on = models.DateField(_("visited on"), null=True, blank=True)
    mode = models.CharField(_("how"), max_length=10, choices=Mode, blank=True)
    found = models.CharField(_("what was found"), max_length=200, blank=True)
    needs_follow_up = models.BooleanField(_("to be followed up"), default=False)
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)

    objects = VisitQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = pgettext_lazy("of a household", "visit")
        verbose_name_plural = pgettext_lazy("of households", "visits")
        ordering = ["village_id", "round_id", "group_id", "household_id"]
        indexes = [
            Index(fields=["village", "visited_on"], name="safety_visit_day"),
            Index(fields=["village", "round", "group"], name="safety_visit_round"),
        ]
        constraints = [
            UniqueConstraint(
                name="safety_visit_once",
                fields=["round", "household"],
                violation_error_message=_("This household is assigned in this round already."),
            ),
            CheckConstraint(
                name="safety_visit_mode",
                condition=Q(visited_on=None, mode="") | (Q(visited_on__isnull=False) & ~Q(mode="")),
                violation_error_message=_("A visit needs its day and how it was made."),
            ),
            CheckConstraint(
                name="safety_visit_follow_up",
                condition=Q(followed_up_on=None) | Q(needs_follow_up=True, followed_up_on__gte=F("visited_on")),
                violation_error_message=_("Only what a visit left to do is followed up, and not before the visit."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("safety:visit_detail", args=[self.pk])

    def __str__(self):
        return f"{self.household} · {self.round}"

    def clean(self):
        if self.village_id and self.household_id and self.group_id:
            same_village(self, "household", "group")


class SpotCheck(VillageRecord):
    """A visit drawn by lot to be checked, and what the household said. It stands in for its group."""

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", _("was visited")
        MISSED = "missed", _("was not visited")
        UNREACHED = "unreached", _("nobody reached")

    OPEN = ("drawn_on", "checked_on", "mode", "result", "remark")

    visit = models.OneToOneField(
        Visit,
        on_delete=models.PROTECT,
        verbose_name=pgettext_lazy("of a household", "visit"),
        related_name="check_drawn",
    )
    drawn_on = models.DateField(_("drawn on"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("checked by"),
        related_name="spot_checks",
    )
    mode = models.CharField(_("how"), max_length=10, choices=Mode, blank=True)
    result = models.CharField(_("result"), max_length=10, choices=Result, blank=True)
    remark = models.CharField(_("remark"), max_length=120, blank=True)

    objects = SpotCheckQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("spot check")
        verbose_name_plural = _("spot checks")
        ordering = ["village_id", "visit_id"]
        indexes = [Index(fields=["village", "drawn_on"], name="safety_spotcheck_day")]
        constraints = [
            CheckConstraint(
                name="safety_spotcheck_done",
                condition=Q(checked_on=None, checked_by=None, mode="", result="")
                | (Q(checked_on__gte=F("drawn_on"), checked_by__isnull=False) & ~Q(mode="") & ~Q(result="")),
                violation_error_message=_(
                    "A check needs its day, not before the draw, who made it, how, and its result."
                ),
            )
        ]

    def get_absolute_url(self) -> str:
        return self.visit.get_absolute_url()

    def __str__(self):
        return str(self.visit)

    def clean(self):
        if self.village_id and self.visit_id:
            same_village(self, "visit")
            if self.checked_by_id and self.checked_by_id == self.visit.officer_id:
                raise ValidationError({"checked_by": _("Nobody checks their own visits.")})


class Deduction(VillageRecord):
    """What an officer is docked for a household that was missed, by the round's document; it is a record, no payroll.

    The officer may appeal once; then it is upheld or waived.
    """

    class Decision(models.TextChoices):
        UPHELD = "upheld", _("upheld")
        WAIVED = "waived", _("waived")

    PERSONAL = {"amount": masks.shown, "appeal": masks.shown}
    OPEN = ("imposed_on", "document", "appealed_on", "decided_on", "decision")

    check_made = models.OneToOneField(
        SpotCheck, on_delete=models.PROTECT, verbose_name=_("spot check"), related_name="deduction"
    )
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, verbose_name=_("officer"), related_name="deductions")
    imposed_on = models.DateField(_("imposed on"))
    amount = models.DecimalField(_("amount, yuan"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)])
    document = models.CharField(_("document"), max_length=120, help_text=_("The rule it rests on."))
    appealed_on = models.DateField(_("appealed on"), null=True, blank=True)
    appeal = models.CharField(_("grounds of appeal"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)

    objects = DeductionQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("deduction")
        verbose_name_plural = _("deductions")
        ordering = ["village_id", "imposed_on", "pk"]
        indexes = [Index(fields=["village", "imposed_on"], name="safety_deduction_day")]
        constraints = [
            CheckConstraint(
                name="safety_deduction_appeal",
                condition=Q(appealed_on=None, appeal="") | (Q(appealed_on__gte=F("imposed_on")) & ~Q(appeal="")),
                violation_error_message=_("An appeal needs its day, not before the deduction, and its grounds."),
            ),
            CheckConstraint(
                name="safety_deduction_decision",
                condition=Q(decided_on=None, decision="") | (Q(decided_on__gte=F("appealed_on")) & ~Q(decision="")),
                violation_error_message=_("A decision needs its day, not before the appeal, and what was decided."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.check_made.get_absolute_url()

    def __str__(self):
        return f"{self.officer} {self.imposed_on}"

    def clean(self):
        if self.village_id and self.check_made_id:
            same_village(self, "check_made")
