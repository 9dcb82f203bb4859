"""Households."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from ..querysets import HouseholdQuerySet
from .base import VillageRecord, same_village
from .places import VillagerGroup


class HouseholdBegin(models.TextChoices):
    """How a household came onto the village's books."""

    START_OF_RECORD = "start", _("on the books at the start")
    SET_UP = "set_up", _("set up")
    MOVED_IN = "moved_in", _("moved into the township")
    MOVED_WITHIN = "moved_within", _("moved from another village")


class HouseholdEnd(models.TextChoices):
    """Why a household left the village's books."""

    DIED_OUT = "died_out", _("nobody left")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another village")
    CORRECTED = "corrected", _("entered by mistake")


class Dwelling(models.TextChoices):
    """What the house is built of (住房结构)."""

    EARTH_WOOD = "earth_wood", _("earth and wood")
    WOOD = "wood", _("wood")
    BRICK_WOOD = "brick_wood", _("brick and wood")
    BRICK_CONCRETE = "brick_concrete", _("brick and concrete")
    FRAME = "frame", _("reinforced concrete")
    OTHER = "other", _("other")


class Household(VillageRecord):
    """A registered household (户). It lives in one village for life; moving closes it and opens its successor.

    Its head is the member whose relation is head; its size is its stays in force. Neither is stored here.
    """

    PERSONAL = {"address": masks.shown, "phone": masks.phone, "latitude": masks.shown, "longitude": masks.shown}
    OPEN = ("number", "dwelling", "built_in", "since", "since_reason", "until", "until_reason")

    group = models.ForeignKey(
        VillagerGroup, on_delete=models.PROTECT, verbose_name=_("villager group"), related_name="households"
    )
    number = models.CharField(_("household number"), max_length=20, unique=True)
    address = models.CharField(_("address"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    dwelling = models.CharField(_("house built of"), max_length=20, choices=Dwelling, blank=True)
    built_in = models.PositiveSmallIntegerField(
        _("house built in"), null=True, blank=True, validators=[MinValueValidator(1800), MaxValueValidator(2100)]
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("In degrees, for example 27.44312."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("In degrees, for example 109.68421."),
    )
    since = models.DateField(_("on the books since"))
    since_reason = models.CharField(_("came by"), max_length=20, choices=HouseholdBegin)
    until = models.DateField(_("off the books on"), null=True, blank=True)
    until_reason = models.CharField(_("left by"), max_length=20, choices=HouseholdEnd, blank=True)
    continues = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("continues"),
        related_name="continued_by",
        help_text=_("The household it was before it moved here."),
    )

    objects = HouseholdQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ["village_id", "number"]
        indexes = [
            models.Index(fields=["village", "since", "until"], name="villages_household_spell"),
            models.Index(fields=["village", "number"], name="villages_household_order"),
        ]
        constraints = [
            ends_after_start("villages_household_end"),
            ends_with_reason("villages_household_end_reason"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("villages:household_detail", args=[self.pk])

    def __str__(self):
        return self.number

    def clean(self):
        if self.group_id and self.village_id:
            same_village(self, "group")
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_("A location needs latitude and longitude, both or neither."))
