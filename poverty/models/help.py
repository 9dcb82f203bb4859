"""What registered households were helped with: posts, enterprises, awards, loans, work elsewhere."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Household, Person
from villages.models.base import VillageRecord, same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import AwardQuerySet, EmploymentQuerySet, LoanQuerySet, ScopedSpells

SOMETHING = [MinValueValidator(0.01)]


class OfPerson(VillageRecord):
    """A record of a person's help, in the household and village they belonged to when it was given."""

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="%(class)s_set"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="%(class)s_set")

    class Meta:
        abstract = True

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")


class HelpPost(OfPerson):
    """A post kept for somebody of a registered household, from taking it up until leaving it."""

    class Kind(models.TextChoices):
        SPECIAL = "special", _("special post")
        RANGER = "ranger", _("ecological forest ranger")
        PUBLIC_WELFARE = "public_welfare", _("public-welfare post")

    OPEN = ("kind", "work", "since", "until")

    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    work = models.CharField(_("work"), max_length=60, blank=True)
    since = models.DateField(pgettext_lazy("of a helper", "in post since"))
    until = models.DateField(_("left the post on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("help post")
        verbose_name_plural = _("help posts")
        ordering = ["village_id", "kind", "since", "pk"]
        indexes = [Index(fields=["village", "since", "until"], name="poverty_helppost_spell")]
        constraints = [
            ends_after_start("poverty_helppost_end"),
            UniqueConstraint(
                name="poverty_helppost_once",
                fields=["person", "kind"],
                condition=Q(until=None),
                violation_error_message=_("This person holds such a post already."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.get_kind_display()}"


class EnterpriseSupport(OfPerson):
    """An enterprise gives somebody of a registered household work or a share in its profit, for a time."""

    OPEN = ("enterprise", "since", "until")

    enterprise = models.CharField(_("enterprise"), max_length=80)
    since = models.DateField(_("supported since"))
    until = models.DateField(_("supported until"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("support by an enterprise")
        verbose_name_plural = _("supports by enterprises")
        ordering = ["village_id", "since", "pk"]
        indexes = [Index(fields=["village", "since", "until"], name="poverty_support_spell")]
        constraints = [
            ends_after_start("poverty_support_end"),
            UniqueConstraint(
                name="poverty_support_once",
                fields=["person", "enterprise"],
                condition=Q(until=None),
                violation_error_message=_("This enterprise supports this person already."),
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.enterprise}"


class IndustryAward(VillageRecord):
    """A registered household is awarded money for what it began to grow or raise (产业奖补): one row a decision."""

    OPEN = ("decided_on", "amount", "industry", "document")

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="industry_awards"
    )
    decided_on = models.DateField(_("decided on"))
    amount = models.DecimalField(_("amount, yuan"), max_digits=10, decimal_places=2, validators=SOMETHING)
    industry = models.CharField(_("industry"), max_length=60)
    document = models.CharField(_("document"), max_length=120, blank=True)

    objects = AwardQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("industry award")
        verbose_name_plural = _("industry awards")
        ordering = ["village_id", "decided_on", "pk"]
        indexes = [Index(fields=["village", "decided_on"], name="poverty_award_day")]

    def __str__(self):
        return f"{self.household} {self.decided_on}"

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")


class Microcredit(OfPerson):
    """A loan without guarantee to somebody of a registered household (扶贫小额信贷), until it is repaid."""

    PERSONAL = {"amount": masks.shown}
    OPEN = ("granted_on", "due_on", "repaid_on", "purpose")

    granted_on = models.DateField(_("granted on"))
    amount = models.DecimalField(_("amount, yuan"), max_digits=10, decimal_places=2, validators=SOMETHING)
    due_on = models.DateField(_("due on"))
    repaid_on = models.DateField(_("repaid on"), null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=60)

    objects = LoanQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("microcredit")
        verbose_name_plural = _("microcredits")
        ordering = ["village_id", "granted_on", "pk"]
        indexes = [Index(fields=["village", "granted_on"], name="poverty_loan_day")]
        constraints = [
            models.CheckConstraint(
                name="poverty_loan_due",
                condition=Q(due_on__gt=F("granted_on")),
                violation_error_message=_("A loan falls due after it was granted."),
            ),
            models.CheckConstraint(
                name="poverty_loan_repaid",
                condition=Q(repaid_on=None) | Q(repaid_on__gte=F("granted_on")),
                violation_error_message=_("A loan is not repaid before it was granted."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.granted_on}"


class TransferEmployment(OfPerson):
    """A worker of a registered household found work elsewhere (转移就业): one row each time."""

    OPEN = ("began_on", "place", "employer")

    began_on = models.DateField(_("began on"))
    place = models.CharField(_("place"), max_length=60)
    employer = models.CharField(pgettext_lazy("of a job", "employer"), max_length=80, blank=True)

    objects = EmploymentQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("transfer employment")
        verbose_name_plural = _("transfer employments")
        ordering = ["village_id", "began_on", "pk"]
        indexes = [Index(fields=["village", "began_on"], name="poverty_employment_day")]

    def __str__(self):
        return f"{self.person} {self.began_on}"
