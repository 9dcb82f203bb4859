"""Money goes out in batches: prepared by one officer, approved by another, sent, and settled by the bank's answer.

An approved batch is never changed. Whoever comes second is told who was first, also when two come at one moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from villages.models import BankAccount
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.foresight import foresees
from xiaoping.kit.formats import listed

from ..models import PaymentBatch, PaymentLine
from .firsts import first, maker
from .preparing import one_at_a_time, signed


@dataclass(frozen=True)
class Answer:
    """What the bank says of one line: paid, or why it came back."""

    line: int
    returned: str = ""


def _prepared(batch: PaymentBatch, by, then) -> PaymentBatch:
    """The batch under a lock, if nobody has approved it yet; `then` says what whoever comes later can do."""
    batch = locked(batch, by)
    if batch.approved_on is not None:
        words = _("%(who)s approved this batch on %(day)s (entered %(at)s): it is changed no more.")
        raise ValidationError(f"{words % first(batch, 'approved_on')} {then}")
    return batch


@action
def take_out(*, line: PaymentLine, on: date, by, reason) -> PaymentLine:
    """Somebody is not paid after all, with the reason; only before the batch is approved."""
    # the batch first, as whoever enters the bank's answer does: neither waits for the other
    _prepared(line.batch, by, _("What must not be paid of it is recovered afterwards."))
    line = locked(line, by)
    if line.returned_on is not None:
        raise ValidationError(
            _("%(who)s took this payment out on %(day)s (entered %(at)s): nothing is left to do.")
            % first(line, "returned_on")
        )
    line.returned_on = check_day(on, since=line.batch.prepared_on)
    line.returned_reason = reason[:120]
    return save(line)


@foresees(of=lambda batch, **_rest: {"plan": batch})
@action
def approve_batch(*, batch: PaymentBatch, on: date, by, reason) -> PaymentBatch:
    """Somebody else than who prepared it approves a batch, once; nobody in it may have ceased to be due.

    Every check of payments is asked what it would find once the batch is paid: errors refuse it, warnings ask.
    """
    batch = _prepared(batch, by, _("It needs no second approval."))
    if batch.prepared_by_id == by.pk:
        raise ValidationError(_("You prepared this batch: somebody else approves it."))
    check_day(on, since=batch.prepared_on)
    over = batch.lines.filter(returned_on=None).filter(
        Q(award__until__lte=F("covers")) | Q(person__died_on__lte=F("covers"), award__isnull=False)
    )
    if over.exists():
        names = listed(over.order_by("pk").values_list("person__name", flat=True)[:5])
        raise ValidationError(_("No longer due: %(names)s. Take these payments out first.") % {"names": names})
    batch.approved_on, batch.approved_by = on, by
    return save(batch)


def without_account(batch: PaymentBatch, day: date):
    """Lines of a batch whose household has no account to pay into on a day."""
    accounts = BankAccount.objects.in_force(day).filter(household=OuterRef("household"))
    return batch.lines.filter(returned_on=None).filter(~Exists(accounts))


@action
def send_batch(*, batch: PaymentBatch, on: date, by, reason) -> PaymentBatch:
    """The approved batch goes to the bank. Every household in it has an account by then."""
    batch = locked(batch, by)
    if batch.approved_on is None:
        raise ValidationError(_("This batch waits for its approval."))
    if batch.sent_on is not None:
        raise ValidationError(
            _("%(who)s sent this batch to the bank on %(day)s (entered %(at)s): do not send it again.")
            % first(batch, "sent_on")
        )
    missing = without_account(batch, check_day(on, since=batch.approved_on))
    if missing.exists():
        homes = listed(missing.order_by("pk").values_list("household__number", flat=True)[:5])
        raise ValidationError(
            _("%(number)s payments have no account, first those of %(homes)s. Enter the accounts on their sheets.")
            % {"number": missing.count(), "homes": homes}
        )
    batch.sent_on = on
    return save(batch)


@action
def enter_answers(*, batch: PaymentBatch, answers: Sequence[Answer], on: date, by, reason) -> int:
    """What the bank says, line by line: paid, or returned with a reason. The same answer again changes nothing.

    Returns how many payments had no answer before.

    Raises ValidationError, and keeps nothing, for a line of another batch, one named twice, or an answer that differs
    from the one before. The batch is settled when every line has its answer.
    """
    batch = locked(batch, by)
    if batch.sent_on is None:
        raise ValidationError(_("This batch was not sent to the bank."))
    check_day(on, since=batch.sent_on)
    lines = {line.pk: line for line in batch.lines.select_for_update()}
    _check_answers(lines, answers)
    changed = []
    for answer in answers:
        line = lines[answer.line]
        if line.paid_on is not None or line.returned_on is not None:
            continue
        if answer.returned:
            line.returned_on, line.returned_reason = on, answer.returned[:120]
        else:
            line.paid_on = on
        changed.append(line)
    if changed:
        fields = ["paid_on", "returned_on", "returned_reason"]
        bulk_update_with_history(changed, PaymentLine, fields, **signed(by, reason))
    if batch.settled_on is None and all(line.paid_on or line.returned_on for line in lines.values()):
        batch.settled_on = on
        save(batch)
    return len(changed)


def _check_answers(lines: dict[int, PaymentLine], answers: Sequence[Answer]) -> None:
    seen: set[int] = set()
    for answer in answers:
        line = lines.get(answer.line)
        if line is None:
            raise ValidationError(_("Line %(line)s is not of this batch.") % {"line": answer.line})
        if answer.line in seen:
            raise ValidationError(_("Line %(line)s is named twice.") % {"line": answer.line})
        seen.add(answer.line)
        said_paid, said_returned = line.paid_on is not None, line.returned_on is not None
        if (said_paid and answer.returned) or (said_returned and not answer.returned):
            said = first(line, "paid_on" if said_paid else "returned_on")
            raise ValidationError(
                _(
                    "Line %(line)s had another answer on %(day)s (entered by %(who)s, %(at)s). Nothing of this file was"
                    " kept: ask the bank which answer holds."
                )
                % {"line": answer.line, **said}
            )


@action
def pay_again(*, line: PaymentLine, batch: PaymentBatch, on: date, by, reason) -> PaymentLine:
    """What the bank returned is paid again, with a batch of the same benefit that is not approved yet."""
    one_at_a_time(line.benefit, by)
    batch = _prepared(batch, by, _("Choose one that still waits for its approval, or prepare one."))
    line = locked(line, by)
    if line.returned_on is None:
        raise ValidationError(_("Only what came back is paid again."))
    for other in PaymentLine.objects.filter(replaces=line).select_related("batch__programme"):
        raise ValidationError(
            _("%(who)s put this payment into “%(batch)s” on %(at)s: it is being paid again already.")
            % {**maker(other), "batch": other.batch}
        )
    for other in line.same_again().filter(returned_on=None).select_related("batch__programme"):
        raise ValidationError(
            _("This person is paid for that time by “%(batch)s”, which %(who)s prepared on %(at)s. Look there first.")
            % {**maker(other), "batch": other.batch}
        )
    check_day(on, since=max(line.returned_on, batch.prepared_on))
    return save(
        PaymentLine(
            village=line.village,
            household=line.household,
            person=line.person,
            award=line.award,
            application=line.application,
            house_work=line.house_work,
            batch=batch,
            benefit=line.benefit,
            grade=line.grade,
            covers=line.covers,
            amount=line.amount,
            replaces=line,
        )
    )
