"""The plan of a year: goals, the targets under them with their milestones, and the thresholds of the light."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from villages.models import Officer
from villages.models.base import same_village
from villages.querysets import ReadByAll, VillageScoped
from xiaoping.kit.history import History
from xiaoping.kit.indicators import indicators
from xiaoping.kit.registry import unknown
from xiaoping.kit.spells import ends_after_start

from ..querysets import PlanRuleQuerySet
from .base import OwnedRecord


class Light(models.TextChoices):
    """The colour of a target: by rule, or by hand with a reason."""

    GREEN = "green", _("on time")
    YELLOW = "yellow", _("behind")
    RED = "red", _("far behind")


class Goal(models.Model):
    """A goal of a year's plan, or a part of one: 两项稳定 with 脱贫 and 社会. Targets hang on the parts."""

    OPEN = ("year", "order", "title")

    year = models.PositiveSmallIntegerField(_("year"))
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("part of"), related_name="parts"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("title"), max_length=60)

    objects = ReadByAll.as_manager()
    history = History()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["-year", "order", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        if self.parent_id and self.parent is not None and self.parent.year != self.year:
            raise ValidationError({"parent": _("This is a goal of another year.")})


class Target(OwnedRecord):
    """What is to be reached by a day, who answers for it, and how it is measured.

    An indicator's target is a number of it; a cohort's, that those who were among an indicator's rows on a day still
    are; milestones and yes/no need no number. Without a village it is the township's.
    """

    class Kind(models.TextChoices):
        INDICATOR = "indicator", _("a figure")
        COHORT = "cohort", _("a cohort that holds")
        MILESTONES = "milestones", _("milestones")
        YES_NO = "yes_no", _("yes or no")

    class Direction(models.TextChoices):
        AT_LEAST = "at_least", "≥"
        AT_MOST = "at_most", "≤"
        EXACTLY = "exactly", "="
        HOLD = "hold", _("hold")

    OPEN = (
        "title",
        "kind",
        "direction",
        "key",
        "baseline",
        "value",
        "cohort_on",
        "since",
        "due_on",
        "lead_unit",
        "supporting_units",
        "is_veto",
        "light",
        "light_reason",
    )

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, verbose_name=_("goal"), related_name="targets")
    title = models.CharField(_("title"), max_length=80)
    kind = models.CharField(_("measured by"), max_length=20, choices=Kind)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, blank=True)
    key = models.CharField(_("figure"), max_length=80, blank=True, help_text=_("The key of the figure measured."))
    baseline = models.DecimalField(_("baseline"), max_digits=18, decimal_places=4, null=True, blank=True)
    value = models.DecimalField(_("to be reached"), max_digits=18, decimal_places=4, null=True, blank=True)
    cohort_on = models.DateField(
        _("cohort of"), null=True, blank=True, help_text=_("The day whose rows of the figure are the cohort.")
    )
    since = models.DateField(_("from"))
    due_on = models.DateField(_("due on"))
    leader = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("leader in charge"),
        related_name="targets_led",
    )
    lead_unit = models.CharField(_("lead unit"), max_length=60, blank=True)
    supporting_units = models.CharField(_("supporting units"), max_length=120, blank=True)
    is_veto = models.BooleanField(_("veto item"), default=False, help_text=_("一票否决: missed, nothing else counts."))
    light = models.CharField(_("colour by hand"), max_length=10, choices=Light, blank=True)
    light_reason = models.TextField(_("reason of the colour"), blank=True)

    objects = VillageScoped.as_manager()
    history = History()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["village_id", "goal_id", "due_on", "pk"]
        indexes = [Index(fields=["village", "due_on"], name="planning_target_due")]
        constraints = [
            models.CheckConstraint(
                name="planning_target_days",
                condition=Q(due_on__gt=F("since")),
                violation_error_message=_("A target is due after it begins."),
            ),
            models.CheckConstraint(
                name="planning_target_light",
                condition=Q(light="", light_reason="") | (~Q(light="") & ~Q(light_reason="")),
                violation_error_message=_("A colour by hand needs its reason."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("planning:target_detail", args=[self.pk])

    @property
    def counts_steps(self) -> bool:
        """Whether progress is a number of milestones, and not of a figure."""
        return self.kind in (self.Kind.MILESTONES, self.Kind.YES_NO)

    def clean(self):
        """A measured target names a figure that exists, and its number or its cohort's day; any other names none.

        A target's standing is read by everybody, so it is measured by no reserved figure, nor by the small numbers
        of a village in a guarded one.
        """
        needed = {
            self.Kind.INDICATOR: ("key", "direction", "value"),
            self.Kind.COHORT: ("key", "cohort_on"),
        }.get(self.Kind(self.kind) if self.kind else self.Kind.YES_NO, ())
        missing = [name for name in needed if getattr(self, name) in (None, "")]
        if missing:
            raise ValidationError(dict.fromkeys(missing, _("A target measured like this needs it.")))
        if self.key and not needed:
            raise ValidationError({"key": _("Milestones and yes or no are not measured by a figure.")})
        if self.key and self.key not in indicators:
            raise ValidationError({"key": unknown(gettext("figure"), self.key, indicators.keys())})
        if self.key and indicators[self.key].reserved:
            raise ValidationError({"key": _("Few may read this figure: no target is measured by it.")})
        if self.key and self.village_id and indicators[self.key].guarded:
            raise ValidationError({"key": _("Few may read this figure of a village: measure the township by it.")})


class OfTarget(OwnedRecord):
    """A record of a target, in the target's village."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, verbose_name=_("target"), related_name="%(class)ss")

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.target.get_absolute_url()

    def clean(self):
        if self.target_id:
            same_village(self, "target")


class Milestone(OfTarget):
    """A step of a target with its day: something done, or the number the figure should have reached by then."""

    OPEN = ("title", "due_on", "value")

    title = models.CharField(_("title"), max_length=80)
    due_on = models.DateField(_("due on"))
    value = models.DecimalField(_("number by then"), max_digits=18, decimal_places=4, null=True, blank=True)

    objects = VillageScoped.as_manager()
    history = History()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["village_id", "target_id", "due_on", "pk"]

    def __str__(self):
        return self.title


class PlanRule(models.Model):
    """A threshold of the traffic light, from the day it applies until another takes its place."""

    class Kind(models.TextChoices):
        GREEN_POINTS = "green_points", _("green up to so many points behind")
        YELLOW_POINTS = "yellow_points", _("yellow up to so many points behind")
        NEAR_DAYS = "near_days", _("yellow when due within so many days …")
        NEAR_PERCENT = "near_percent", _("… and less than so many percent are done")

    OPEN = ("kind", "value", "since", "until", "document")

    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    value = models.DecimalField(_("value"), max_digits=6, decimal_places=2, validators=[MinValueValidator(0)])
    since = models.DateField(_("applies since"))
    until = models.DateField(_("applies until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=120, help_text=_("What the value rests on."))

    objects = PlanRuleQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("threshold of the traffic light")
        verbose_name_plural = _("thresholds of the traffic light")
        ordering = ["kind", "since"]
        constraints = [
            ends_after_start("planning_rule_end"),
            UniqueConstraint(
                name="planning_rule_once",
                fields=["kind"],
                condition=Q(until=None),
                violation_error_message=_("Such a threshold applies already: end it first."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.since}"
