"""What may be taken back in welfare: nothing once somebody else relied on it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit import clock
from xiaoping.kit.guards import guard, moved_on, plain

from .actions.awards import check_exclusions
from .actions.firsts import first
from .models import (
    Application,
    ApplicationStep,
    Award,
    Benefit,
    Exclusion,
    HouseWork,
    PaymentBatch,
    PaymentLine,
    Programme,
    Rate,
    Relocation,
)

plain(Exclusion, Programme, Rate, Relocation)


@guard(Application)
def check_application(application: Application, row) -> None:
    """Not the decision of a case that an award or a payment rests on."""
    if application.awards.exists() or application.lines.exists():
        raise moved_on(application, application)


@guard(HouseWork)
def check_house_work(work: HouseWork, row) -> None:
    """Not what is paid by its subsidy."""
    if work.lines.exists():
        raise moved_on(work, work)


@guard(ApplicationStep)
def check_step(step: ApplicationStep, row) -> None:
    """Only the last step of a case, and only while the case is open."""
    application = Application.objects.select_for_update().get(pk=step.application_id)
    last = application.steps.order_by("on", "pk").last()
    if application.until is not None or last != step:
        raise moved_on(step, application)


@guard(Award)
def check_award(award: Award, row) -> None:
    """An end that is undone must not bring back what something begun since excludes."""
    before = row.prev_record
    if row.history_type == "~" and award.until is not None and before is not None and before.until is None:
        check_exclusions(award.person, award.household, Benefit(award.benefit), clock.today())


@guard(PaymentBatch)
def check_batch(batch: PaymentBatch, row) -> None:
    """A batch that went to the bank, or came back from it, stays as it is."""
    if batch.sent_on is not None:
        raise ValidationError(
            _("%(who)s sent this batch to the bank on %(day)s (entered %(at)s): nothing of it is taken back.")
            % first(batch, "sent_on")
        )


@guard(PaymentLine)
def check_line(line: PaymentLine, row) -> None:
    """Only while its batch is prepared and no more, and the line is not being paid again."""
    batch = PaymentBatch.objects.select_for_update().get(pk=line.batch_id)
    if batch.approved_on is not None or PaymentLine.objects.filter(replaces=line).exists():
        raise moved_on(line, batch)
