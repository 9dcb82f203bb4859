"""The case ledger: petitions and disputes as matters with dates, and the rule their dates come from.

Nobody who brings a case is on record: the fields are these and no others, a sweep holds them, and the one line of
text refuses numbers that would tell of a person.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..nobody import names_nobody
from ..querysets import CaseQuerySet, DatedRuleQuerySet
from .base import OfVillageOrTownship, OneAtATime


class CaseRule(OneAtATime):
    """How many calendar days each step of a case may take, while the document is in force.

    The day after something happened is the first of its days. A case follows the rule of the day it was received.
    """

    OPEN = (
        "document",
        "accept_days",
        "conclude_days",
        "extension_days",
        "ask_days",
        "review_days",
        "since",
        "until",
    )

    document = models.CharField(_("document"), max_length=120, unique=True)
    accept_days = models.PositiveSmallIntegerField(_("days to accept"))
    conclude_days = models.PositiveSmallIntegerField(_("days to conclude"), help_text=_("From acceptance."))
    extension_days = models.PositiveSmallIntegerField(_("days of the one extension"), help_text=_("At most."))
    ask_days = models.PositiveSmallIntegerField(
        _("days to ask for a review"), default=30, help_text=_("From the conclusion, or from the first review.")
    )
    review_days = models.PositiveSmallIntegerField(
        _("days to answer a review"), default=30, help_text=_("From the day it was asked for.")
    )

    objects = DatedRuleQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("rule for cases")
        verbose_name_plural = _("rules for cases")
        ordering = ["since", "pk"]
        constraints = [
            ends_after_start("safety_caserule_end"),
        ]

    def __str__(self):
        return self.document


class CaseState(models.TextChoices):
    """Where a case stands on a day."""

    REGISTERED = "registered", _("registered")
    ACCEPTED = "accepted", _("accepted")
    EXTENDED = "extended", _("extended")
    CONCLUDED = "concluded", _("concluded")
    REVIEW = "review", _("under review")
    REVIEWED = "reviewed", _("reviewed")
    FINAL_REVIEW = "final_review", _("under final review")
    CLOSED = "closed", pgettext_lazy("of a case", "closed for good")


class Case(OfVillageOrTownship):
    """A petition or a dispute: where it came from, what it is about in one word, who is in charge, and its dates.

    It is accepted or refused, then concluded; one extension by a leader's approval is possible. An accepted case may
    be reviewed (复查) and then finally reviewed (复核) by the offices above, of which the days alone are kept.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        LETTER = "letter", _("letter")
        CALL = "call", _("hotline")
        RECEPTION = "reception", _("reception")
        ABOVE = "above", _("handed down from above")
        MEDIATION = "mediation", _("dispute brought to mediation")

    class Category(models.TextChoices):
        LAND = "land", _("land")
        FOREST = "forest", _("forest and mountain rights")
        HOUSING = "housing", _("housing and resettlement")
        RELIEF = "relief", _("relief and allowances")
        WAGES = "wages", _("wages and labour")
        FAMILY = "family", _("marriage and family")
        NEIGHBOURS = "neighbours", _("neighbours")
        ROADS = "roads", _("roads and water")
        ENVIRONMENT = "environment", _("environment")
        CONDUCT = "conduct", _("conduct of officials")
        OTHER = "other", _("other")

    class Office(models.TextChoices):
        STABILITY = "stability", _("letters and stability office")
        JUSTICE = "justice", _("mediation committee")
        CIVIL = "civil", _("civil affairs office")
        LAND = "land", _("land office")
        RELIEF = "relief", _("poverty relief office")
        DISCIPLINE = "discipline", _("discipline inspection")
        VILLAGE = "village", _("village")

    class Outcome(models.TextChoices):
        SUPPORTED = "supported", _("request supported")
        EXPLAINED = "explained", _("explained and understood")
        SETTLED = "settled", _("settled by mediation")
        NOT_SUPPORTED = "not_supported", _("request not supported")
        REFUSED = "refused", _("not accepted")

    OPEN = (
        "number",
        "channel",
        "category",
        "office",
        "received_on",
        "accept_due",
        "accepted_on",
        "conclude_due",
        "extended_on",
        "concluded_on",
        "outcome",
        "note",
        "review_asked_on",
        "review_due",
        "reviewed_on",
        "final_asked_on",
        "final_due",
        "final_on",
    )

    number = models.CharField(pgettext_lazy("of a case", "number"), max_length=20, unique=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    category = models.CharField(_("subject"), max_length=20, choices=Category)
    office = models.CharField(_("in charge"), max_length=20, choices=Office)
    rule = models.ForeignKey(
        CaseRule, on_delete=models.PROTECT, verbose_name=pgettext_lazy("of a case", "rule"), related_name="cases"
    )
    received_on = models.DateField(pgettext_lazy("of a case", "received on"))
    accept_due = models.DateField(_("to be accepted by"))
    accepted_on = models.DateField(pgettext_lazy("of a case", "accepted on"), null=True, blank=True)
    conclude_due = models.DateField(_("to be concluded by"), null=True, blank=True)
    extended_on = models.DateField(_("extended on"), null=True, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    note = models.CharField(
        _("outcome in a few words"),
        max_length=60,
        blank=True,
        validators=[names_nobody],
        help_text=_("No names, numbers, phones or addresses: nobody may be recognised by it."),
    )
    review_asked_on = models.DateField(_("review asked for on"), null=True, blank=True)
    review_due = models.DateField(_("review to be answered by"), null=True, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    final_asked_on = models.DateField(_("final review asked for on"), null=True, blank=True)
    final_due = models.DateField(_("final review to be answered by"), null=True, blank=True)
    final_on = models.DateField(_("finally reviewed on"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = pgettext_lazy("of the ledger", "case")
        verbose_name_plural = pgettext_lazy("of the ledger", "cases")
        permissions = [("view_reserved", "Can read drug-control totals and small counts of villages")]
        ordering = ["village_id", "received_on", "pk"]
        indexes = [
            Index(fields=["village", "received_on"], name="safety_case_received"),
            Index(fields=["village", "concluded_on"], name="safety_case_concluded"),
        ]
        constraints = [
            CheckConstraint(
                name="safety_case_accepted",
                condition=Q(accepted_on=None, conclude_due=None)
                | Q(accepted_on__gte=F("received_on"), conclude_due__isnull=False),
                violation_error_message=_(
                    "A case is not accepted before it was received, and is then to be concluded."
                ),
            ),
            CheckConstraint(
                name="safety_case_extended",
                condition=Q(extended_on=None) | Q(extended_on__gte=F("accepted_on")),
                violation_error_message=_("Only an accepted case is extended."),
            ),
            CheckConstraint(
                name="safety_case_concluded",
                condition=Q(concluded_on=None, outcome="") | (Q(concluded_on__gte=F("received_on")) & ~Q(outcome="")),
                violation_error_message=_("A case ends with its day, not before it was received, and its outcome."),
            ),
            CheckConstraint(
                name="safety_case_refused",
                condition=~Q(outcome="refused") | Q(accepted_on=None),
                violation_error_message=_("A case that was accepted cannot be refused."),
            ),
            CheckConstraint(
                name="safety_case_review",
                condition=Q(review_asked_on=None, review_due=None, reviewed_on=None)
                | (
                    Q(concluded_on__isnull=False, accepted_on__isnull=False, review_due__isnull=False)
                    & Q(review_asked_on__gte=F("concluded_on"))
                    & (Q(reviewed_on=None) | Q(reviewed_on__gte=F("review_asked_on")))
                ),
                violation_error_message=_(
                    "Only an accepted and concluded case is reviewed, and not before it was asked for."
                ),
            ),
            CheckConstraint(
                name="safety_case_final_review",
                condition=Q(final_asked_on=None, final_due=None, final_on=None)
                | (
                    Q(reviewed_on__isnull=False, final_due__isnull=False, final_asked_on__gte=F("reviewed_on"))
                    & (Q(final_on=None) | Q(final_on__gte=F("final_asked_on")))
                ),
                violation_error_message=_("Only a reviewed case is finally reviewed, and not before it was asked for."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("safety:case_detail", args=[self.pk])

    def __str__(self):
        return self.number

    def clean(self):
        if self.office == self.Office.VILLAGE and self.village_id is None:
            raise ValidationError({"village": _("A village in charge must be named.")})
