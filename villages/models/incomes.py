"""Collective income, and the power stations part of it comes from."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import CollectiveIncomeQuerySet, ScopedSpells
from .base import VillageRecord


class PowerStation(VillageRecord):
    """A photovoltaic power station that belongs to a village, from feeding in until it is given up."""

    OPEN = ("name", "capacity", "since", "until")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    capacity = models.DecimalField(
        _("capacity, kW"), max_digits=7, decimal_places=1, validators=[MinValueValidator(0.1)]
    )
    since = models.DateField(_("feeding in since"))
    until = models.DateField(_("given up on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("photovoltaic power station")
        verbose_name_plural = _("photovoltaic power stations")
        ordering = ["village_id", "since", "pk"]
        constraints = [ends_after_start("villages_powerstation_end")]

    def __str__(self):
        return self.name


class CollectiveIncome(VillageRecord):
    """Money that came in for a village as a whole (村集体经济收入): one row a receipt, in yuan."""

    class Source(models.TextChoices):
        PHOTOVOLTAICS = "photovoltaics", _("photovoltaics")
        LAND = "land", _("leased land")
        ORCHARD = "orchard", _("collective orchard")
        OTHER = "other", _("other")

    OPEN = ("source", "received_on", "amount", "document")

    source = models.CharField(pgettext_lazy("of a thing", "source"), max_length=20, choices=Source)
    received_on = models.DateField(_("received on"))
    amount = models.DecimalField(
        _("amount, yuan"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0.01)]
    )
    document = models.CharField(_("document"), max_length=120, blank=True)

    objects = CollectiveIncomeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("collective income")
        verbose_name_plural = _("collective incomes")
        ordering = ["village_id", "received_on", "pk"]
        indexes = [models.Index(fields=["village", "received_on"], name="villages_income_day")]

    def __str__(self):
        return f"{self.village} {self.get_source_display()} {self.received_on}"
