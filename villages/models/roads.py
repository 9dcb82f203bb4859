"""Roads, and which villages and groups they serve."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import ScopedSpells, VillageScoped
from .base import VillageRecord, same_village
from .places import VillagerGroup


class Surface(models.TextChoices):
    """What a road is made of (入户路类型). Cement and asphalt are hardened."""

    CEMENT = "cement", _("cement")
    ASPHALT = "asphalt", _("asphalt")
    GRAVEL = "gravel", _("gravel")
    EARTH = "earth", _("earth")


class Road(VillageRecord):
    """A stretch of road in a village with one surface, from being finished until it is rebuilt. Length in km."""

    OPEN = ("name", "surface", "length", "since", "until")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    surface = models.CharField(_("surface"), max_length=10, choices=Surface)
    length = models.DecimalField(_("length, km"), max_digits=7, decimal_places=3, validators=[MinValueValidator(0.001)])
    since = models.DateField(_("in use since"))
    until = models.DateField(_("rebuilt or closed on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("road")
        verbose_name_plural = _("roads")
        ordering = ["village_id", "name", "since"]
        indexes = [models.Index(fields=["village", "since", "until"], name="villages_road_spell")]
        constraints = [ends_after_start("villages_road_end")]

    def __str__(self):
        return self.name


class RoadService(VillageRecord):
    """A road serves a village (通村), or, where a group is named, that group (通组)."""

    OPEN = ()

    road = models.ForeignKey(Road, on_delete=models.PROTECT, verbose_name=_("road"), related_name="services")
    group = models.ForeignKey(
        VillagerGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("villager group"),
        related_name="road_services",
        help_text=_("Empty if the road serves the village as a whole."),
    )

    objects = VillageScoped.as_manager()
    history = History()

    class Meta:
        verbose_name = _("road service")
        verbose_name_plural = _("road services")
        ordering = ["village_id", "road_id", "pk"]
        constraints = [
            UniqueConstraint(name="villages_roadservice_group", fields=["road", "group"]),
            UniqueConstraint(name="villages_roadservice_village", fields=["road"], condition=Q(group=None)),
        ]

    def __str__(self):
        return f"{self.road} → {self.group or self.village}"

    def clean(self):
        if self.village_id and self.road_id:
            same_village(self, "road", "group")
