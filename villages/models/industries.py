"""What is grown where, and what was put into it."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import InvestmentQuerySet, ScopedSpells
from .base import VillageRecord

ABOVE_NOTHING = [MinValueValidator(0.01)]


class Crop(models.TextChoices):
    """What a village grows for sale."""

    CITRUS = "citrus", _("citrus")
    YELLOW_PEACH = "yellow_peach", _("yellow peach")
    WINTER_PEACH = "winter_peach", _("winter peach")
    LILY = "lily", _("lily")
    HOUPO = "houpo", _("magnolia bark")
    MOREL = "morel", _("morels")
    OTHER = "other", _("other")


class Planting(VillageRecord):
    """A piece of land planted with one crop, from planting until it is cleared. Areas in mu (亩)."""

    OPEN = ("crop", "place", "is_core_base", "area", "since", "until")

    crop = models.CharField(_("crop"), max_length=20, choices=Crop)
    place = models.CharField(_("place"), max_length=60)
    is_core_base = models.BooleanField(
        _("core base"), default=False, help_text=_("Of the township's base of this crop.")
    )
    area = models.DecimalField(_("area, mu"), max_digits=9, decimal_places=2, validators=ABOVE_NOTHING)
    since = models.DateField(_("planted on"))
    until = models.DateField(_("cleared on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("planting")
        verbose_name_plural = _("plantings")
        ordering = ["village_id", "crop", "pk"]
        indexes = [models.Index(fields=["village", "since", "until"], name="villages_planting_spell")]
        constraints = [ends_after_start("villages_planting_end")]

    def __str__(self):
        return f"{self.place} {self.get_crop_display()}"


class Investment(VillageRecord):
    """Money put into a village's crop: one row a payment, in yuan, whoever paid."""

    OPEN = ("crop", "invested_on", "amount", "funds", "document")

    crop = models.CharField(_("crop"), max_length=20, choices=Crop)
    invested_on = models.DateField(_("invested on"))
    amount = models.DecimalField(_("amount, yuan"), max_digits=12, decimal_places=2, validators=ABOVE_NOTHING)
    funds = models.CharField(_("funds"), max_length=60, help_text=_("Where the money came from."))
    document = models.CharField(_("document"), max_length=120, blank=True)

    objects = InvestmentQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("investment")
        verbose_name_plural = _("investments")
        ordering = ["village_id", "invested_on", "pk"]
        indexes = [models.Index(fields=["village", "invested_on"], name="villages_investment_day")]

    def __str__(self):
        return f"{self.village} {self.get_crop_display()} {self.invested_on}"
