"""What the rules of poverty relief say in figures, and since when: rows with their document, never constants."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import PolicyQuerySet


class PolicyValue(models.Model):
    """One figure of a rule, from the day it applies until another takes its place."""

    class Kind(models.TextChoices):
        POVERTY_LINE = "poverty_line", _("poverty line, yuan a person and year")
        LOAN_CAP = "loan_cap", _("microcredit, at most yuan")
        LOAN_MONTHS = "loan_months", _("microcredit, at most months")
        AWARD_CAP = "award_cap", _("industry award, at most yuan a person")

    OPEN = ("kind", "value", "since", "until", "document")

    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    since = models.DateField(_("applies since"))
    until = models.DateField(_("applies until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=120, help_text=_("What the value rests on."))

    objects = PolicyQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("policy value")
        verbose_name_plural = _("policy values")
        ordering = ["kind", "since"]
        constraints = [
            ends_after_start("poverty_policy_end"),
            UniqueConstraint(
                name="poverty_policy_once",
                fields=["kind"],
                condition=Q(until=None),
                violation_error_message=_("Such a value applies already: end it first."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.since}"
