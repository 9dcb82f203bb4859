"""Trainings, of whatever office."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History

from ..querysets import TrainingQuerySet
from .base import VillageRecord


class Training(VillageRecord):
    """One training session with the number of people who came; without a village it was the township's own."""

    class Kind(models.TextChoices):
        LABOUR = "labour", _("for poor workers")
        FARM_SKILL = "farm_skill", _("farm skills")
        WEALTH_LEADER = "wealth_leader", _("for leaders to wealth")
        OTHER = "other", _("other")

    OPEN = ("kind", "topic", "held_on", "attendance", "organiser")

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="trainings",
        help_text=_("Empty for the township's own."),
    )
    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    topic = models.CharField(_("topic"), max_length=80)
    held_on = models.DateField(_("held on"))
    attendance = models.PositiveIntegerField(_("attendance"), validators=[MinValueValidator(1)])
    organiser = models.CharField(_("organiser"), max_length=60, blank=True)

    objects = TrainingQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["village_id", "held_on", "pk"]
        indexes = [models.Index(fields=["village", "held_on"], name="villages_training_day")]

    def __str__(self):
        return f"{self.topic} {self.held_on}"
