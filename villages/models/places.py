"""The township, its villages and their groups."""

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import GroupQuerySet, ScopedSpells, VillageQuerySet
from .base import VillageRecord


class Township(models.Model):
    """The township itself, of which there is one: its name, its county, and since when its records are complete."""

    OPEN = ("name", "county", "area_code", "records_from")

    name = models.CharField(_("name"), max_length=40, unique=True)
    county = models.CharField(_("county"), max_length=40, blank=True)
    area_code = models.CharField(
        _("area code"), max_length=12, blank=True, help_text=_("Of GB/T 2260, 6 to 12 digits.")
    )
    records_from = models.DateField(
        _("records from"), help_text=_("The day from which the records are complete. There are no figures before it.")
    )

    history = History()

    class Meta:
        verbose_name = _("township")
        verbose_name_plural = _("townships")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Village(models.Model):
    """An administrative village (行政村), from being set up until it is merged or abolished."""

    OPEN = ("name", "code", "number", "since", "until")

    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, verbose_name=_("township"), related_name="villages"
    )
    name = models.CharField(_("name"), max_length=40)
    code = models.CharField(
        _("code"),
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        help_text=_("The 12-digit statistical code; leave empty if unknown."),
    )
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("Its place in the township's lists."))
    since = models.DateField(_("set up on"))
    until = models.DateField(_("abolished on"), null=True, blank=True)

    objects = VillageQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("village")
        verbose_name_plural = _("villages")
        ordering = ["number", "pk"]
        constraints = [
            ends_after_start("villages_village_end"),
            UniqueConstraint(name="villages_village_name", fields=["township", "name"]),
        ]

    def get_absolute_url(self) -> str:
        return reverse("villages:village_detail", args=[self.pk])

    def __str__(self):
        return self.name


class PoorVillageSpell(VillageRecord):
    """A village designated as poor (贫困村), until it leaves poverty."""

    OPEN = ("since", "until", "basis")

    since = models.DateField(_("designated on"))
    until = models.DateField(_("exited on"), null=True, blank=True)
    basis = models.CharField(_("basis"), max_length=120, blank=True, help_text=_("The document it rests on."))

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("poor village designation")
        verbose_name_plural = _("poor village designations")
        ordering = ["village_id", "since"]
        constraints = [
            ends_after_start("villages_poor_end"),
            UniqueConstraint(name="villages_poor_one_open", fields=["village"], condition=Q(until=None)),
        ]

    def __str__(self):
        return f"{self.village} {self.since}"


class VillagerGroup(VillageRecord):
    """A villager group (村民小组), the smallest unit below the village."""

    OPEN = ("number", "name", "since", "until")

    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=40)
    since = models.DateField(_("set up on"))
    until = models.DateField(_("abolished on"), null=True, blank=True)

    objects = GroupQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("villager group")
        verbose_name_plural = _("villager groups")
        ordering = ["village_id", "number"]
        constraints = [
            ends_after_start("villages_group_end"),
            UniqueConstraint(name="villages_group_number", fields=["village", "number"]),
        ]

    def __str__(self):
        return self.name
