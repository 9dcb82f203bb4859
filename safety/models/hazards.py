"""Hazards, and the notices by which they are put right."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Officer
from villages.models.base import same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from ..querysets import HazardQuerySet, VillageScoped
from .base import OfVillageOrTownship
from .inspections import Inspection, Site


class HazardEnd(models.TextChoices):
    """How a hazard ended. The township may fine little: what it cannot enforce goes to the county, for a receipt."""

    CLOSED = "closed", _("closed: rechecked and put right")
    HANDED_OVER = "handed_over", _("handed to the county")
    MISTAKEN = "mistaken", _("entered by mistake")


class HazardState(models.TextChoices):
    """Where a hazard stands on a day; its ends are those of `HazardEnd`."""

    FOUND = "found", _("found, no notice yet")
    RECTIFYING = "rectifying", _("being put right")
    OVERDUE = "overdue", _("overdue")
    RECHECK = "recheck", _("waiting for the recheck")


class Hazard(OfVillageOrTownship):
    """Something dangerous that was found (隐患), open until it is closed, handed to the county, or called a mistake.

    General: of small harm and easily put right; major: of great harm, or it needs a stop of work and time.
    """

    class Grade(models.TextChoices):
        GENERAL = "general", _("general")
        MAJOR = "major", _("major")

    class Category(models.TextChoices):
        FIRE = "fire", _("fire protection")
        ELECTRICITY = "electricity", _("electricity and gas")
        DANGEROUS_GOODS = "dangerous_goods", _("dangerous goods")
        STRUCTURE = "structure", _("buildings and works")
        TRAFFIC = "traffic", _("roads and traffic")
        WATER = "water", _("water and dams")
        EQUIPMENT = "equipment", _("machines and equipment")
        MANAGEMENT = "management", _("rules and management")
        OTHER = "other", _("other dangers")

    OPEN = ("category", "grade", "what", "place", "since", "until", "until_reason", "receipt")

    inspection = models.ForeignKey(
        Inspection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("inspection"),
        related_name="hazards",
        help_text=_("Empty if it was reported in another way."),
    )
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("site"), related_name="hazards"
    )
    category = models.CharField(_("kind of hazard"), max_length=20, choices=Category)
    grade = models.CharField(pgettext_lazy("of a hazard", "grade"), max_length=10, choices=Grade)
    what = models.CharField(_("what is dangerous"), max_length=120)
    place = models.CharField(_("place"), max_length=60, blank=True)
    since = models.DateField(_("found on"))
    until = models.DateField(_("ended on"), null=True, blank=True)
    until_reason = models.CharField(_("ended by"), max_length=20, choices=HazardEnd, blank=True)
    receipt = models.CharField(_("receipt"), max_length=60, blank=True, help_text=_("The county's, for what it took."))

    objects = HazardQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("hazard")
        verbose_name_plural = _("hazards")
        ordering = ["village_id", "since", "pk"]
        indexes = [Index(fields=["village", "since", "until"], name="safety_hazard_spell")]
        constraints = [
            ends_after_start("safety_hazard_end"),
            ends_with_reason("safety_hazard_end_reason"),
            CheckConstraint(
                name="safety_hazard_receipt",
                condition=~Q(until_reason="handed_over") | ~Q(receipt=""),
                violation_error_message=_("What is handed to the county needs its receipt."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("safety:hazard_detail", args=[self.pk])

    def __str__(self):
        return self.what

    def clean(self):
        same_village(self, *(name for name in ("inspection", "site") if getattr(self, f"{name}_id")))
        if self.inspection and self.since and self.since < self.inspection.inspected_on:
            raise ValidationError({"since": _("This is before the inspection that found it.")})


class HazardNotice(OfVillageOrTownship):
    """One turn of putting a hazard right: told what to do by when (五落实), done, rechecked by somebody else.

    A recheck that fails ends the turn; the next notice begins another with a new deadline.
    """

    PERSONAL = {"responsible": masks.shown}
    OPEN = (
        "issued_on",
        "measures",
        "amount",
        "deadline",
        "plan",
        "rectified_on",
        "done",
        "rechecked_on",
        "is_passed",
    )

    hazard = models.ForeignKey(Hazard, on_delete=models.PROTECT, verbose_name=_("hazard"), related_name="notices")
    issued_on = models.DateField(_("notice of"))
    issued_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, verbose_name=_("given by"), related_name="notices_given"
    )
    responsible = models.CharField(_("responsible person"), max_length=40)
    measures = models.CharField(_("measures"), max_length=200)
    amount = models.DecimalField(
        _("money, yuan"), max_digits=10, decimal_places=2, default=0, validators=[MinValueValidator(0)]
    )
    deadline = models.DateField(_("deadline"))
    plan = models.CharField(_("emergency plan"), max_length=200, blank=True)
    rectified_on = models.DateField(_("put right on"), null=True, blank=True)
    rectified_by = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("reported by"),
        related_name="notices_reported",
    )
    done = models.CharField(pgettext_lazy("about a hazard", "what was done"), max_length=200, blank=True)
    rechecked_on = models.DateField(_("rechecked on"), null=True, blank=True)
    rechecked_by = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("rechecked by"),
        related_name="notices_rechecked",
    )
    is_passed = models.BooleanField(pgettext_lazy("of a recheck", "passed"), null=True, blank=True)

    objects = VillageScoped.as_manager()
    history = History()

    class Meta:
        verbose_name = _("notice of rectification")
        verbose_name_plural = _("notices of rectification")
        ordering = ["village_id", "hazard_id", "issued_on", "pk"]
        indexes = [Index(fields=["village", "deadline"], name="safety_notice_deadline")]
        constraints = [
            CheckConstraint(
                name="safety_notice_deadline_after",
                condition=Q(deadline__gte=F("issued_on")),
                violation_error_message=_("The deadline is not before the notice."),
            ),
            CheckConstraint(
                name="safety_notice_rectified",
                condition=Q(rectified_on=None, rectified_by=None)
                | Q(rectified_on__gte=F("issued_on"), rectified_by__isnull=False),
                violation_error_message=_(
                    "What was put right needs its day, not before the notice, and who reports it."
                ),
            ),
            CheckConstraint(
                name="safety_notice_rechecked",
                condition=Q(rechecked_on=None, rechecked_by=None, is_passed=None)
                | Q(rechecked_on__gte=F("rectified_on"), rechecked_by__isnull=False, is_passed__isnull=False),
                violation_error_message=_(
                    "A recheck needs its day, not before it was put right, who made it, and its result."
                ),
            ),
            CheckConstraint(
                name="safety_notice_another_rechecks",
                condition=Q(rechecked_by=None) | ~Q(rechecked_by=F("rectified_by")),
                violation_error_message=_("Somebody else rechecks than who reported it put right."),
            ),
            UniqueConstraint(
                name="safety_notice_one_open",
                fields=["hazard"],
                condition=Q(rechecked_on=None),
                violation_error_message=_("There is a notice for this hazard that was not rechecked yet."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.hazard.get_absolute_url()

    def __str__(self):
        return f"{self.hazard} {self.issued_on}"

    def clean(self):
        if self.hazard_id:
            same_village(self, "hazard")
            if self.issued_on and self.issued_on < self.hazard.since:
                raise ValidationError({"issued_on": _("This is before the hazard was found.")})
