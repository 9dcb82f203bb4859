"""Drills, campaigns, and what was put up or handed out."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History

from ..querysets import DrillQuerySet, PublicityQuerySet, ScopedSpells
from .base import OfVillageOrTownship


class Theme(models.TextChoices):
    """What a campaign or a piece of publicity is for."""

    SAFETY = "safety", _("work safety")
    ANTICRIME = "anticrime", _("against organised crime")
    DRUGS = "drug_control", _("drug control")
    FIRE = "fire", _("forest and fire protection")
    OTHER = "other", _("other")


class Drill(OfVillageOrTownship):
    """An emergency drill (应急演练): the scene, how many took part, and what went wrong."""

    OPEN = ("held_on", "scene", "people", "problems")

    held_on = models.DateField(_("held on"))
    scene = models.CharField(_("scene"), max_length=80)
    people = models.PositiveIntegerField(_("people who took part"), validators=[MinValueValidator(1)])
    problems = models.CharField(_("problems found"), max_length=200, blank=True)

    objects = DrillQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("drill")
        verbose_name_plural = _("drills")
        ordering = ["village_id", "held_on", "pk"]
        indexes = [Index(fields=["village", "held_on"], name="safety_drill_day")]

    def __str__(self):
        return f"{self.scene} {self.held_on}"


class Campaign(OfVillageOrTownship):
    """A campaign (专项行动) with its days, both included; it belongs to the period in which it began."""

    OPEN = ("theme", "name", "since", "until", "document")
    AHEAD = ("until",)

    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=80)
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"))
    document = models.CharField(_("document"), max_length=120, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["village_id", "since", "pk"]
        indexes = [Index(fields=["village", "since"], name="safety_campaign_day")]
        constraints = [
            CheckConstraint(
                name="safety_campaign_days",
                condition=Q(until__gte=F("since")),
                violation_error_message=_("A campaign does not end before it begins."),
            )
        ]

    def __str__(self):
        return self.name


class Publicity(OfVillageOrTownship):
    """Slogans painted, banners hung, texts shown on displays, leaflets handed out: one row an occasion.

    `quantity` counts slogans and banners, times a display showed them, copies of leaflets.
    """

    class Kind(models.TextChoices):
        SLOGAN = "slogan", _("fixed slogan")
        BANNER = "banner", _("banner")
        DISPLAY = "display", _("electronic display")
        LEAFLET = "leaflet", _("leaflet")
        BROADCAST = "broadcast", _("broadcast")

    OPEN = ("theme", "kind", "done_on", "quantity", "place")

    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("campaign"),
        related_name="publicity",
    )
    done_on = models.DateField(pgettext_lazy("of publicity", "done on"))
    quantity = models.PositiveIntegerField(_("quantity"), validators=[MinValueValidator(1)])
    place = models.CharField(_("place"), max_length=60, blank=True)

    objects = PublicityQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("publicity")
        verbose_name_plural = _("publicity")
        ordering = ["village_id", "done_on", "pk"]
        indexes = [Index(fields=["village", "done_on"], name="safety_publicity_day")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.done_on}"
