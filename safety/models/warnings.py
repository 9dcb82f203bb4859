"""How long before a day is over people are warned of it."""

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import WARNINGS_KEY, WarningRuleQuerySet
from .base import OneAtATime


class WarningRule(OneAtATime):
    """How many days before its deadline a hazard, before its due day a case, and before its end a licence is warned of.

    The day itself counts as none left. Where no rule applies nobody is warned before, only once it is too late.
    """

    OPEN = ("document", "hazard_days", "case_days", "licence_days", "since", "until")

    document = models.CharField(_("document"), max_length=120, unique=True)
    hazard_days = models.PositiveSmallIntegerField(_("days before the deadline of a hazard"))
    case_days = models.PositiveSmallIntegerField(_("days before the due day of a case"))
    licence_days = models.PositiveSmallIntegerField(_("days before the end of a licence"))

    objects = WarningRuleQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("rule for warnings")
        verbose_name_plural = _("rules for warnings")
        ordering = ["since", "pk"]
        constraints = [ends_after_start("safety_warningrule_end")]

    def __str__(self):
        return self.document

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(WARNINGS_KEY)
