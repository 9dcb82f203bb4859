"""What a report printed: each number with its place in the text, and the contradictions found among them.

A printed number is a fact about the report, never about the township: nothing here is put right because the records
say otherwise.
"""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.history import History
from xiaoping.kit.indicators import Unit, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import unknown
from xiaoping.kit.spells import ends_after_start

from ..checking.relations import Rule
from ..querysets import FindingQuerySet, TownshipOnly

ONLY_PRINTED = "text."  # what a name begins with that no figure counts
TEN_THOUSAND = 10_000  # 万
BARE = ("date", "month", "year", "ordinal")  # units that are not printed after the number
PRINTED_UNITS = [
    *Unit.choices,
    ("day", pgettext_lazy("unit", "days")),
    ("year_of_age", pgettext_lazy("unit", "years of age")),
    ("ordinal", pgettext_lazy("unit", "by order")),
    ("date", pgettext_lazy("unit", "date")),
    ("month", pgettext_lazy("unit", "month")),
    ("year", pgettext_lazy("unit", "year")),
]


class PrintedReport(models.Model):
    """A report as it was printed: the text whose numbers are held here, without its sentences."""

    OPEN = ("title", "year", "printed_on", "source")

    title = models.CharField(_("title"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year reported"))
    printed_on = models.DateField(_("published on"), null=True, blank=True)
    source = models.CharField(_("where it stands"), max_length=120, blank=True)

    objects = TownshipOnly.as_manager()
    history = History()

    class Meta:
        verbose_name = _("printed report")
        verbose_name_plural = _("printed reports")
        ordering = ["-year", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("planning:printedreport_detail", args=[self.pk])


class PrintedFigure(models.Model):
    """One number a report printed: where, of what and of when, how exactly. Printed twice, it is two records.

    `about` is the key of the figure it speaks of, or `text.…` where nobody counts it. `value` is in the unit, money in
    yuan; `scale` is 10,000 where the text prints 万, and `decimals` are those printed. A date is written 20180315, a
    month 201811.
    """

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        APPROX_MORE = "approx_more", _("that and a little more")
        ABOUT = "about", _("about that")
        AT_MOST = "at_most", _("at most that")
        PLANNED = "planned", _("forecast or planned")

    OPEN = (
        "number",
        "place",
        "about",
        "term",
        "value",
        "unit",
        "qualifier",
        "scale",
        "decimals",
        "first",
        "last",
    )

    report = models.ForeignKey(
        PrintedReport, on_delete=models.PROTECT, verbose_name=_("report"), related_name="figures"
    )
    number = models.CharField(pgettext_lazy("of a thing", "number"), max_length=10, help_text=_("Its order, as F007."))
    place = models.CharField(_("place in the text"), max_length=20, help_text=_("The section, as 2.3.1."))
    about = models.CharField(
        _("speaks of"), max_length=80, help_text=_("The key of a figure, or text.… where nobody counts it.")
    )
    term = models.CharField(_("term"), max_length=40, help_text=_("What the text calls it, in a word or two."))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=20, choices=PRINTED_UNITS)
    qualifier = models.CharField(_("how exact"), max_length=20, choices=Qualifier, default=Qualifier.EXACT)
    scale = models.PositiveIntegerField(
        _("printed in units of"),
        choices=[(1, _("one")), (TEN_THOUSAND, _("ten thousand"))],
        default=1,
        validators=[MinValueValidator(1)],
    )
    decimals = models.PositiveSmallIntegerField(_("decimals printed"), default=0)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))

    objects = TownshipOnly.as_manager()
    history = History()

    class Meta:
        verbose_name = _("printed figure")
        verbose_name_plural = _("printed figures")
        ordering = ["report_id", "number"]
        constraints = [
            UniqueConstraint(
                name="planning_printed_once",
                fields=["report", "number"],
                violation_error_message=_("This number is given to another figure of the report."),
            ),
            models.CheckConstraint(
                name="planning_printed_days",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("A period does not end before it begins."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.term} {self.text}"

    def get_absolute_url(self) -> str:
        return f"{reverse('planning:printedreport_detail', args=[self.report_id])}#{self.number}"

    def clean(self):
        """What it speaks of must exist when it is entered. It may be of a part not installed yet when shipped."""
        if not self._state.adding or not self.about or self.about.startswith(ONLY_PRINTED):
            return
        if self.about not in indicators:
            raise ValidationError({"about": unknown(gettext("figure"), self.about, indicators.keys())})
        if self.unit != indicators[self.about].unit:
            raise ValidationError(
                {"unit": _("This figure counts in %(unit)s.") % {"unit": indicators[self.about].unit.label}}
            )

    @property
    def period(self) -> Period:
        """What time it speaks of."""
        return Period(self.first, self.last)

    @property
    def number_text(self) -> str:
        """The number alone as the text prints it: 731.6 of 731.6万元, 2018-03-15 of a date."""
        digits = f"{int(self.value)}"
        if self.unit == "date":
            return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        if self.unit == "month":
            return f"{digits[:4]}-{digits[4:]}"
        if self.unit in BARE:
            return digits
        return f"{Decimal(self.value) / self.scale:,.{self.decimals}f}"

    @property
    def unit_text(self) -> str:
        """The unit as the text prints it; nothing after a date or an order."""
        if self.unit in BARE:
            return ""
        return str(self.get_unit_display()) if self.scale == 1 else pgettext("unit", "× 10,000 yuan")

    @property
    def text(self) -> str:
        """As the text prints it, with how exact it is: “over 70 km” is 70余公里."""
        words = {
            "approx_more": pgettext("printed number", "over %(number)s %(unit)s"),
            "about": pgettext("printed number", "about %(number)s %(unit)s"),
            "at_most": pgettext("printed number", "at most %(number)s %(unit)s"),
            "planned": pgettext("printed number", "forecast: %(number)s %(unit)s"),
        }.get(self.qualifier, pgettext("printed number", "%(number)s %(unit)s"))
        return (words % {"number": self.number_text, "unit": self.unit_text}).strip()


class Finding(models.Model):
    """A contradiction found among a report's printed figures, until they no longer say it; and how it was resolved.

    It names its places and its arithmetic. `mark` stays while the numbers do, so that a resolution outlives a later
    check but never a change of what it resolved.
    """

    class Resolution(models.TextChoices):
        MISPRINT = "misprint", _("a misprint")
        OTHER_BASIS = "other_basis", _("counted on another basis")
        OTHER_PERIOD = "other_period", _("numbers of another period")
        UNEXPLAINED = "unexplained", _("taken note of, unexplained")

    OPEN = (
        "rule",
        "mark",
        "arithmetic",
        "difference",
        "since",
        "until",
        "resolution",
        "explanation",
        "resolved_on",
    )

    report = models.ForeignKey(
        PrintedReport, on_delete=models.PROTECT, verbose_name=_("report"), related_name="findings"
    )
    figures = models.ManyToManyField(PrintedFigure, verbose_name=_("places"), related_name="findings")
    rule = models.CharField(pgettext_lazy("of a printed figure", "rule"), max_length=20, choices=Rule)
    mark = models.CharField(_("mark"), max_length=250)
    arithmetic = models.CharField(_("arithmetic"), max_length=250)
    difference = models.DecimalField(_("difference"), max_digits=18, decimal_places=4)
    since = models.DateField(_("found on"))
    until = models.DateField(_("gone on"), null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=20, choices=Resolution, blank=True)
    explanation = models.TextField(_("explanation"), blank=True)
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("resolved by"),
        related_name="resolved_findings",
    )

    objects = FindingQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["report_id", "since", "pk"]
        constraints = [
            ends_after_start("planning_finding_end"),
            UniqueConstraint(
                name="planning_finding_once",
                fields=["report", "mark"],
                condition=Q(until=None),
                violation_error_message=_("This was found already."),
            ),
            models.CheckConstraint(
                name="planning_finding_resolved",
                condition=Q(resolution="", explanation="", resolved_on=None, resolved_by=None)
                | (~Q(resolution="") & ~Q(explanation="") & Q(resolved_on__isnull=False, resolved_by__isnull=False)),
                violation_error_message=_("A resolution needs its explanation, its day and who resolved it."),
            ),
        ]

    def __str__(self):
        return f"{self.get_rule_display()}: {self.arithmetic}"

    def get_absolute_url(self) -> str:
        return reverse("planning:printedreport_detail", args=[self.report_id])
