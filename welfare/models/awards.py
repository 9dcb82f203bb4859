"""Awards: who is entitled to what, and since when."""

from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from villages.models import Person
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from ..querysets import EntitlementQuerySet
from .applications import Application
from .base import OfHousehold
from .programmes import Benefit, Grade


class AwardEnd(models.TextChoices):
    """Why an award ended. A change of class ends one and begins another on the same day."""

    DIED = "died", _("died")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another village")
    REGRADED = "regraded", _("class changed")
    STOPPED = "stopped", _("no longer entitled")
    MISTAKE = "mistake", _("granted by mistake")


class Award(OfHousehold):
    """A person's entitlement to a benefit in one grade, from the day it is granted until it ends.

    Low income is granted to people of a household, all of them or some: each has a row, and the household is counted
    once. A benefit paid for a period is due if the award holds at the end of that period's first day.
    """

    PERSONAL = {"benefit": masks.shown, "grade": masks.shown}
    OPEN = ("since", "until", "until_reason")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="awards")
    benefit = models.CharField(_("benefit"), max_length=20, choices=Benefit)
    grade = models.CharField(_("grade"), max_length=20, choices=Grade, blank=True)
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("application"),
        related_name="awards",
    )
    since = models.DateField(_("entitled since"))
    until = models.DateField(_("ended on"), null=True, blank=True)
    until_reason = models.CharField(_("ended by"), max_length=20, choices=AwardEnd, blank=True)

    objects = EntitlementQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["village_id", "benefit", "household_id", "since", "pk"]
        indexes = [
            Index(fields=["village", "benefit", "since", "until"], name="welfare_award_spell"),
            Index(fields=["village", "benefit", "household", "since"], name="welfare_award_order"),
        ]
        constraints = [
            ends_after_start("welfare_award_end"),
            ends_with_reason("welfare_award_end_reason"),
            UniqueConstraint(
                name="welfare_award_once",
                fields=["person", "benefit"],
                condition=Q(until=None),
                violation_error_message=_("This person has this benefit already."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.get_benefit_display()}"
