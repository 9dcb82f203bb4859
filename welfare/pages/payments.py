"""The pages by which a batch is prepared, approved, sent and settled, and those of a single payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from villages.models import BankAccount
from xiaoping.kit import exports, formats
from xiaoping.kit.access import look_in_clear
from xiaoping.kit.actionpages import links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions
from xiaoping.kit.tables import Column

from .. import actions, forms
from ..gone import ToldIfTakenBack
from ..models import BatchState, LineState, PaymentBatch, PaymentLine, Programme
from .base import WelfarePage

CLEAR = "villages.view_clear_bankaccount"
BANK_LIST = (
    Column("line", verbose_name=_("Line")),
    Column("holder", verbose_name=_("Account holder")),
    Column("bank", verbose_name=_("Bank")),
    Column("account", verbose_name=_("Account number")),
    Column("amount", verbose_name=_("Amount, yuan"), format=formats.Number()),
)


class PrepareBatch(WelfarePage):
    model = Programme
    act = staticmethod(actions.prepare_batch)
    form_class = forms.BatchForm
    permission_required = "welfare.add_paymentbatch"
    slug, icon = "batch", "stack"
    title = _("Prepare a payment batch")
    lead = _("Everybody who is owed this for that time by the records is in it, and nobody who is in a batch already.")

    def back_url(self):
        return reverse("welfare:programmes")

    def get_success_url(self):
        return self.result.get_absolute_url()


class BatchPage(ToldIfTakenBack, WelfarePage):
    """Something happens to a batch; afterwards its sheet is shown."""

    model = PaymentBatch
    record_name = "batch"
    form_class = ActionForm
    state: BatchState

    @classmethod
    def applies(cls, record):
        return record.state == cls.state

    def back_url(self):
        return self.record.get_absolute_url()


class Approve(BatchPage):
    act = staticmethod(actions.approve_batch)
    permission_required = "welfare.approve_paymentbatch"
    slug, icon = "approval", "check2-square"
    title = _("Approve")
    lead = _("By somebody else than who prepared it. An approved batch is changed no more.")
    state = BatchState.PREPARED


class Send(BatchPage):
    act = staticmethod(actions.send_batch)
    permission_required = "welfare.send_paymentbatch"
    slug, icon = "sending", "send"
    title = _("Send to the bank")
    state = BatchState.APPROVED


class BankList(BatchPage):
    """The list for the bank, with the accounts in clear: for a reason, and logged before it is given out."""

    form_class = forms.ReasonForm
    permission_required = ("welfare.send_paymentbatch", CLEAR)
    slug, icon = "bank_list", "filetype-xlsx"
    title = _("List for the bank")
    lead = _("It holds account numbers in clear: who took it, when and why is logged.")

    @classmethod
    def applies(cls, record):
        return record.state == BatchState.SENT

    def form_valid(self, form):
        batch = self.record
        if batch.sent_on is None:
            raise PermissionDenied
        look_in_clear(self.request, batch, fields="account", reason=form.cleaned_data["reason"])
        sheet = exports.Sheet(
            title=f"{self.title}-{batch}",
            columns=BANK_LIST,
            paths=[column.path for column in BANK_LIST],
            rows=bank_rows(batch, batch.sent_on),
            notes=[],
        )
        return exports.download(
            sheet,
            "xlsx",
            user=self.request.user,
            list_name="welfare:bank_list",
            address=self.request.get_full_path(),
            filters=gettext("Reason: %(reason)s") % {"reason": form.cleaned_data["reason"]},
        )


def bank_rows(batch: PaymentBatch, sent_on: date) -> Iterator[tuple]:
    """What the bank is to pay, line by line, into the accounts of the day it was sent; an account is text, which no
    spreadsheet rounds."""
    lines = batch.lines.filter(returned_on=None).order_by("village_id", "household_id", "pk")
    homes = lines.order_by().values("household")
    accounts = {
        account.household_id: account
        for account in BankAccount.objects.in_force(sent_on).filter(household__in=homes).select_related("holder")
    }
    for pk, household, amount in lines.values_list("pk", "household", "amount").iterator(chunk_size=2000):
        account = accounts[household]
        yield pk, account.holder.name, account.bank, account.number, amount


class EnterAnswers(BatchPage):
    act = staticmethod(actions.enter_answers)
    form_class = forms.AnswersForm
    permission_required = "welfare.send_paymentbatch"
    slug, icon = "answers", "filetype-csv"
    title = _("The bank's answer")
    lead = _("The same file again changes nothing.")
    state = BatchState.SENT

    def message(self, result):
        if result:
            return super().message(result)
        return gettext("Nothing changed: %(who)s entered these answers on %(at)s.") % actions.answered(self.record)


class LinePage(ToldIfTakenBack, WelfarePage):
    """Something happens to one payment; afterwards its batch is shown."""

    model = PaymentLine
    record_name = "line"

    def back_url(self):
        return self.record.batch.get_absolute_url()


class TakeOut(LinePage):
    act = staticmethod(actions.take_out)
    form_class = ActionForm
    permission_required = "welfare.change_paymentline"
    slug, icon, danger = "removal", "dash-circle", True
    title = _("Take out of the batch")
    lead = _("Only before the batch is approved. The line stays, with the reason.")

    @classmethod
    def applies(cls, record):
        return record.state == LineState.PENDING and record.batch.state == BatchState.PREPARED


class PayAgain(LinePage):
    act = staticmethod(actions.pay_again)
    form_class = forms.AgainForm
    permission_required = "welfare.add_paymentline"
    slug, icon = "again", "arrow-repeat"
    title = _("Pay again")

    def get_success_url(self):
        return self.result.batch.get_absolute_url()


PROGRAMME_PAGES = (PrepareBatch,)
BATCH_PAGES = (Approve, Send, BankList, EnterAnswers)
LINE_PAGES = (TakeOut, PayAgain)

sheet_actions.add("paymentbatch.process", lambda batch, user: links(BATCH_PAGES, batch, user))
