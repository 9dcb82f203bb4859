"""Cases: an application on its way to a decision, step by step."""

from django.conf import settings
from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Person
from villages.models.base import VillageRecord, same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from ..querysets import ApplicationQuerySet, ApplicationStepQuerySet
from .base import OfHousehold
from .notices import Notice
from .programmes import SOMETHING, Programme


class Outcome(models.TextChoices):
    """How a case ended."""

    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Application(OfHousehold):
    """One application of a household, or of a person of it, under a programme, from the day it was handed in.

    The standing it rested on is looked up when it is decided and kept here: a household that leaves the register later
    was still on it then. Empty means that the case was not decided yet, or that nobody could say.
    """

    PERSONAL = {
        "amount": masks.shown,
        "on_register": masks.shown,
        "in_low_income": masks.shown,
        "with_disability": masks.shown,
    }
    OPEN = ("is_of_cadre", "since", "until", "until_reason")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, verbose_name=_("programme"), related_name="applications"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("person"),
        related_name="applications",
        help_text=_("Empty if the household as a whole applied."),
    )
    is_of_cadre = models.BooleanField(
        _("of a cadre's family"), default=False, help_text=_("Always decided by the county.")
    )
    amount = models.DecimalField(
        _("amount granted, yuan"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=SOMETHING,
        help_text=_("Where the decision names one: help with a bill, a claim."),
    )
    on_register = models.BooleanField(_("on the register when decided"), null=True, blank=True)
    in_low_income = models.BooleanField(_("with low-income allowance when decided"), null=True, blank=True)
    with_disability = models.BooleanField(_("with somebody disabled when decided"), null=True, blank=True)
    since = models.DateField(_("applied on"))
    until = models.DateField(_("decided on"), null=True, blank=True)
    until_reason = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)

    objects = ApplicationQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        permissions = [
            ("examine_application", "Can examine cases for the township"),
            ("decide_application", "Can enter the decision of a case"),
        ]
        ordering = ["village_id", "since", "pk"]
        indexes = [Index(fields=["village", "since", "until"], name="welfare_application_spell")]
        constraints = [
            ends_after_start("welfare_application_end"),
            ends_with_reason("welfare_application_end_reason"),
            UniqueConstraint(
                name="welfare_application_once_a_household",
                fields=["household", "programme"],
                condition=Q(until=None, person=None),
                violation_error_message=_("Such a case of this household is under way already."),
            ),
            UniqueConstraint(
                name="welfare_application_once_a_person",
                fields=["person", "programme"],
                condition=Q(until=None, person__isnull=False),
                violation_error_message=_("Such a case of this person is under way already."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("welfare:application_detail", args=[self.pk])

    def __str__(self):
        return f"{self.household} {self.programme} {self.since}"


class ApplicationStep(VillageRecord):
    """One step a case took: who entered it, when it happened, what came of it, and on what paper."""

    class Kind(models.TextChoices):
        APPLIED = "applied", pgettext_lazy("step", "applied")
        ACCEPTED = "accepted", _("accepted")
        SURVEYED = "surveyed", _("household visited")
        REVIEWED = "reviewed", _("reviewed by villagers")
        NOTICED = "noticed", _("notice put up in the village")
        OBJECTED = "objected", _("objection received")
        SETTLED = "settled", _("objection settled")
        TOWNSHIP = "township", _("examined by the township")
        COUNTY = "county", _("decided by the county")
        ANNOUNCED = "announced", _("decision announced")
        RECHECKED = "rechecked", _("checked again")

    class Result(models.TextChoices):
        PASSED = "passed", _("passed")
        REFUSED = "refused", _("not passed")

    DECIDING = (Kind.TOWNSHIP, Kind.COUNTY)  # by an officer, who has no part in a case of the own household
    OPEN = ("kind", "on", "result", "people", "document")
    PERSONAL = {"remark": masks.shown}

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, verbose_name=_("application"), related_name="steps"
    )
    kind = models.CharField(_("step"), max_length=20, choices=Kind)
    on = models.DateField(_("done on"))
    result = models.CharField(_("result"), max_length=10, choices=Result, default=Result.PASSED)
    people = models.CharField(
        _("done by"), max_length=120, blank=True, help_text=_("Who visited or reviewed: two at least sign a visit.")
    )
    document = models.CharField(_("document"), max_length=120, blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    notice = models.ForeignKey(
        Notice,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("public notice"),
        related_name="steps",
        help_text=_("The notice by which the case hung in the village."),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        verbose_name=pgettext_lazy("account", "entered by"),
        related_name="+",
    )

    objects = ApplicationStepQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        ordering = ["application_id", "on", "pk"]
        indexes = [Index(fields=["village", "on"], name="welfare_step_day")]
        constraints = [
            UniqueConstraint(
                name="welfare_step_once",
                fields=["application", "kind"],
                condition=~Q(kind__in=("objected", "settled", "rechecked")),
                violation_error_message=_("The case has taken this step already."),
            )
        ]

    def get_absolute_url(self) -> str:
        return self.application.get_absolute_url()

    def __str__(self):
        return f"{self.get_kind_display()} {self.on}"

    def clean(self):
        if self.application_id and self.village_id:
            same_village(self, "application", "notice")
