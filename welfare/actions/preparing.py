"""A batch is made of what is owed under a programme for a time and is in no batch yet, whatever it rests on."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from xiaoping.kit import bulk
from xiaoping.kit.actions import action, current_act, save
from xiaoping.kit.days import check_day
from xiaoping.kit.formats import EMPTY, listed

from ..dues import MONTHS
from ..models import Grade, PaymentBatch, PaymentLine, Programme, Rate
from ..owed import Owed, owed, sources
from .firsts import maker

BATCH = 1000  # rows a statement


def signed(by, reason: str) -> dict:
    """How many rows go into one statement, and who signs them."""
    act = current_act()
    return {
        "batch_size": BATCH,
        "default_user": by,
        "default_change_reason": reason,
        "custom_historical_attrs": {"act": act and act.id, "act_name": act.name if act else ""},
    }


def one_at_a_time(benefit: str, by) -> None:
    """Lock the programmes of a benefit: whoever else puts payments of it into a batch waits."""
    list(Programme.objects.writable_by(by).filter(benefit=benefit).order_by("pk").select_for_update())


@action
def prepare_batch(*, programme: Programme, covers: date, on: date, by, reason) -> PaymentBatch:
    """Make the batch of a programme for one period of what is owed then, each at its rate or at its own amount.

    What is in a batch already is left out, so a second batch takes in what came late. Raises ValidationError if nobody
    is due, or a grade has no rate.
    """
    one_at_a_time(programme.benefit, by)
    programme = Programme.objects.writable_by(by).get(pk=programme.pk)
    check_day(on, since=programme.since)
    check_covers(programme, covers, on)
    if covers < programme.since or (programme.until is not None and programme.until <= covers):
        raise ValidationError({"covers": _("The programme did not apply then.")})
    if programme.benefit not in sources:
        raise ValidationError(_("Nothing is paid into accounts under this programme."))
    found = owed(programme, covers, on)
    if not found:
        raise _nobody_due(programme, covers)
    rates = _rates(programme, found)
    last = PaymentBatch.objects.filter(programme=programme, covers=covers).aggregate(number=Max("number"))["number"]
    batch = save(
        PaymentBatch(programme=programme, covers=covers, number=(last or 0) + 1, prepared_on=on, prepared_by=by)
    )
    lines = [
        PaymentLine(
            village_id=one.village,
            household_id=one.household,
            person_id=one.person,
            batch=batch,
            benefit=programme.benefit,
            grade=one.grade,
            covers=one.covers or covers,
            amount=rates[one.grade] if one.amount is None else one.amount,
            **{f"{name}_id": key for name, key in one.rests_on.items()},
        )
        for one in found
    ]
    bulk_create_with_history(lines, PaymentLine, **signed(by, reason))
    if len(lines) >= BATCH:
        bulk.analyse(PaymentLine)  # the checks of a batch PostgreSQL has not counted yet take a hundred times as long
    return batch


def check_covers(programme: Programme, covers: date, on: date) -> None:
    """A month, quarter, term or year is named by its first day, so that it is paid once, and not before it begins."""
    by_cycle = programme.cycle not in (Programme.Cycle.OCCASION, Programme.Cycle.ONCE)
    months = MONTHS.get(Programme.Cycle(programme.cycle), 1)
    if by_cycle and (covers.day != 1 or (covers.month - 1) % months):
        raise ValidationError({"covers": _("Enter the first day of the month, quarter, term or year paid for.")})
    if covers > on:
        raise ValidationError({"covers": _("This time has not begun.")})


def _rates(programme: Programme, found: list[Owed]) -> dict:
    """Grade → yuan. Raises ValidationError naming the grades that are owed a rate and have none."""
    rates = dict(Rate.objects.filter(programme=programme).values_list("grade", "amount"))
    without = sorted({one.grade for one in found if one.amount is None} - set(rates))
    if without:
        words = listed(Grade(grade).label if grade else EMPTY for grade in without)
        raise ValidationError(_("The programme has no rate for: %(grades)s.") % {"grades": words})
    return rates


def _nobody_due(programme: Programme, covers: date) -> ValidationError:
    """Nobody is entitled, or somebody was first."""
    batch = PaymentBatch.objects.filter(programme=programme, covers=covers).order_by("number").last()
    if batch is None:
        return ValidationError(_("Nobody is due for that time: no record of the benefit is to be paid then."))
    return ValidationError(
        _("Nobody else is due for that time: %(who)s prepared “%(batch)s” on %(at)s. Open that one.")
        % {**maker(batch), "batch": batch}
    )
