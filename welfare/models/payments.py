"""Payments: what was paid to whom for which time, line by line, and the batches the bank was sent."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import Person
from villages.models.base import VillageRecord
from xiaoping.kit import masks
from xiaoping.kit.history import History

from ..querysets import PaymentBatchQuerySet, PaymentLineQuerySet
from .applications import Application
from .awards import Award
from .base import OfHousehold
from .housing import HouseWork
from .programmes import Benefit, Grade, Programme


class BatchState(models.TextChoices):
    """How far a batch has come; worked out from its days."""

    PREPARED = "prepared", _("waits for approval")
    APPROVED = "approved", _("approved")
    SENT = "sent", _("at the bank")
    SETTLED = "settled", _("settled by the bank")


class LineState(models.TextChoices):
    """What became of a payment; worked out from its days."""

    PENDING = "pending", _("to be paid")
    PAID = "paid", _("paid")
    RETURNED = "returned", _("returned")


class PaymentBatch(VillageRecord):
    """The payments of one programme for one period, prepared by one officer and approved by another.

    It belongs to the township; its lines belong to their villages.
    """

    OPEN = ("covers", "number", "prepared_on", "approved_on", "sent_on", "settled_on")

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="paymentbatches",
        help_text=_("Empty for the township's own."),
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, verbose_name=_("programme"), related_name="batches"
    )
    covers = models.DateField(_("for the time from"), help_text=_("The first day of the month, term or year paid for."))
    number = models.PositiveSmallIntegerField(_("batch number"), default=1)
    prepared_on = models.DateField(_("prepared on"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("prepared by"), related_name="+"
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("approved by"),
        related_name="+",
    )
    sent_on = models.DateField(_("sent to the bank on"), null=True, blank=True)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    objects = PaymentBatchQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("payment batch")
        verbose_name_plural = _("payment batches")
        permissions = [
            ("approve_paymentbatch", "Can approve payment batches"),
            ("send_paymentbatch", "Can send payment batches to the bank and enter its answer"),
        ]
        ordering = ["-covers", "programme_id", "number"]
        constraints = [
            UniqueConstraint(
                name="welfare_batch_once",
                fields=["programme", "covers", "number"],
                violation_error_message=_("There is such a batch already."),
            ),
            models.CheckConstraint(
                name="welfare_batch_four_eyes",
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")),
                violation_error_message=_("Who prepared a batch does not approve it."),
            ),
            models.CheckConstraint(
                name="welfare_batch_approval",
                condition=Q(approved_on=None, approved_by=None)
                | Q(approved_on__gte=F("prepared_on"), approved_by__isnull=False),
                violation_error_message=_("An approval needs its day and its officer, and comes after preparing."),
            ),
            models.CheckConstraint(
                name="welfare_batch_sent",
                condition=Q(sent_on=None) | Q(approved_on__isnull=False, sent_on__gte=F("approved_on")),
                violation_error_message=_("Only an approved batch is sent."),
            ),
            models.CheckConstraint(
                name="welfare_batch_settled",
                condition=Q(settled_on=None) | Q(sent_on__isnull=False, settled_on__gte=F("sent_on")),
                violation_error_message=_("Only a batch that was sent is settled."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("welfare:paymentbatch_detail", args=[self.pk])

    def __str__(self):
        return f"{self.programme} {self.covers}" + (f" ({self.number})" if self.number > 1 else "")

    @property
    def state(self) -> BatchState:
        """How far it has come."""
        if self.settled_on:
            return BatchState.SETTLED
        if self.sent_on:
            return BatchState.SENT
        return BatchState.APPROVED if self.approved_on else BatchState.PREPARED


class PaymentLine(OfHousehold):
    """One payment to one person for one time: to be paid, paid, or returned by the bank with its reason.

    `covers` is the first day of what it pays for: a month, a term, a year, or the day of the bill or claim. It names
    the award, case or house work it rests on; help for a term or year rests on the records of that year. Nobody is
    paid twice for the same; a line that came back may be paid again by another that names it.
    """

    PERSONAL = {"benefit": masks.shown, "grade": masks.shown, "amount": masks.shown}
    OPEN = ("covers", "paid_on", "returned_on", "returned_reason")

    batch = models.ForeignKey(PaymentBatch, on_delete=models.PROTECT, verbose_name=_("batch"), related_name="lines")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, verbose_name=_("recipient"), related_name="payment_lines"
    )
    award = models.ForeignKey(
        Award, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("award"), related_name="lines"
    )
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("application"),
        related_name="lines",
    )
    house_work = models.ForeignKey(
        HouseWork, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("house work"), related_name="lines"
    )
    benefit = models.CharField(_("benefit"), max_length=20, choices=Benefit)
    grade = models.CharField(_("grade"), max_length=20, choices=Grade, blank=True)
    covers = models.DateField(_("for the time from"))
    amount = models.DecimalField(
        _("amount, yuan"), max_digits=10, decimal_places=2, validators=[MinValueValidator(0.01)]
    )
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    returned_reason = models.CharField(_("why returned"), max_length=120, blank=True)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("pays again"),
        related_name="replaced_by",
        help_text=_("The returned line that this one pays again."),
    )

    objects = PaymentLineQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["village_id", "-covers", "benefit", "household_id", "pk"]
        indexes = [
            Index(fields=["village", "benefit", "paid_on"], name="welfare_line_day"),
            Index(fields=["village", "-covers", "benefit", "household"], name="welfare_line_order"),
        ]
        constraints = [
            UniqueConstraint(
                name="welfare_line_once",
                fields=["benefit", "person", "covers"],
                condition=Q(returned_on=None, application=None),
                violation_error_message=_("This person is paid for that time already."),
            ),
            UniqueConstraint(
                name="welfare_line_case_once",
                fields=["application"],
                condition=Q(returned_on=None, application__isnull=False),
                violation_error_message=_("This case is paid already."),
            ),
            UniqueConstraint(
                name="welfare_line_house_once",
                fields=["house_work"],
                condition=Q(returned_on=None, house_work__isnull=False),
                violation_error_message=_("This house work is paid already."),
            ),
            models.CheckConstraint(
                name="welfare_line_paid_or_returned",
                condition=Q(paid_on=None) | Q(returned_on=None),
                violation_error_message=_("A payment that came back was not paid."),
            ),
            models.CheckConstraint(
                name="welfare_line_return_reason",
                condition=Q(returned_on=None, returned_reason="")
                | (Q(returned_on__isnull=False) & ~Q(returned_reason="")),
                violation_error_message=_("A return needs its day and its reason."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.get_benefit_display()} {self.covers}"

    @property
    def state(self) -> LineState:
        """What became of it."""
        if self.returned_on:
            return LineState.RETURNED
        return LineState.PAID if self.paid_on else LineState.PENDING

    def same_again(self):
        """Payments for the same: those of its case, of its house work, or of its person for its time."""
        if self.application_id is not None:
            return PaymentLine.objects.filter(application=self.application_id)
        if self.house_work_id is not None:
            return PaymentLine.objects.filter(house_work=self.house_work_id)
        return PaymentLine.objects.filter(benefit=self.benefit, person=self.person_id, covers=self.covers)

    def clean(self):
        super().clean()
        for name in ("application", "house_work"):
            record = getattr(self, name)
            if record is not None and record.household_id != self.household_id:
                raise ValidationError({name: _("This belongs to another household.")})
        if self.batch_id and self.benefit and self.batch.programme.benefit != self.benefit:
            raise ValidationError({"benefit": _("The batch pays another benefit.")})
