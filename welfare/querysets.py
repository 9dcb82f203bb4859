"""Which rows of welfare: each method is a rule the office can say in words."""

from collections.abc import Collection
from datetime import date, timedelta

from django.apps import apps
from django.db.models import Case as CaseOf
from django.db.models import Count, DateField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from villages.querysets import ReadByAll, ScopedSpells, VillageScoped
from xiaoping.kit.periods import Period
from xiaoping.kit.spells import SpellQuerySet

DECISIONS = ("township", "county")  # the steps that decide a case
AT_NOTICE = ("noticed", "settled")  # after these steps a case waits for the days of its notice


class ProgrammeRuleSpells(SpellQuerySet, ReadByAll):
    """Rules that apply from one day to another."""


class ProgrammeQuerySet(ProgrammeRuleSpells):
    """Programmes."""

    def of(self, benefit: str, day: date):
        """The programme of a benefit on a day; None where there is none."""
        return self.in_force(day).filter(benefit=benefit).order_by("-since").first()


class EntitlementQuerySet(ScopedSpells):
    """Awards: entitlements while they last."""

    def held_on(self, day: date, benefits: Collection[str]):
        """Awards of some benefits that hold at the end of a day."""
        return self.in_force(day).filter(benefit__in=benefits)

    def due_for(self, benefit: str, covers: date):
        """Awards of a benefit that are to be paid for the time that begins on a day: those that hold at its end."""
        return self.in_force(covers).filter(benefit=benefit)


class ApplicationQuerySet(ScopedSpells):
    """Cases; in force while they are not decided."""

    def at_step(self, kind: str):
        """Whose last step so far is this one."""
        return self.with_step().filter(step_kind=kind)

    def with_step(self):
        """With `step_kind` and `step_on` of the last step so far."""
        steps = (
            apps.get_model("welfare", "ApplicationStep")
            .objects.filter(application=OuterRef("pk"))
            .order_by("-on", "-pk")
        )
        return self.annotate(
            step_kind=Subquery(steps.values("kind")[:1]),
            step_on=Subquery(steps.values("on")[:1], output_field=DateField()),
        )

    def overdue(self, day: date):
        """Undecided, and longer at the last step than the programme gives; the days of a notice are added to it."""
        waited = Q(pk__in=())
        for programme, days, notice in _limits():
            hangs = Q(step_kind__in=AT_NOTICE)
            last = day - timedelta(days=days)
            waited |= Q(programme=programme) & (
                Q(~hangs, step_on__lt=last) | Q(hangs, step_on__lt=last - timedelta(days=notice))
            )
        return self.in_force(day).with_step().filter(waited)

    def to_be_noticed(self):
        """Undecided, and past the step after which their programme has them hang in the village."""
        waiting = Q(pk__in=())
        for programme in apps.get_model("welfare", "Programme").objects.filter(notice_days__gt=0):
            waiting |= Q(programme=programme, step_kind=programme.before_notice)
        return self.filter(until=None).with_step().filter(waiting)

    def to_be_announced(self):
        """Granted, under a programme that announces its decisions, and past no further step since the decision."""
        granted = self.filter(until_reason="granted", programme__has_second_notice=True)
        return granted.with_step().filter(step_kind__in=DECISIONS)

    def to_hang(self, kind: str):
        """What a notice of a kind is put up for."""
        return self.to_be_announced() if kind == "decided" else self.to_be_noticed()


def _limits():
    """(programme, days a step may take, days of notice) of the programmes that limit them."""
    programmes = apps.get_model("welfare", "Programme").objects
    return programmes.filter(step_days__isnull=False).values_list("pk", "step_days", "notice_days")


class NoticeQuerySet(ScopedSpells):
    """Public notices; in force while they hang."""

    def with_cases(self):
        """With `case_count`, how many cases each tells of."""
        return self.annotate(case_count=Count("steps"))


class ApplicationStepQuerySet(VillageScoped):
    """Steps of cases."""

    def done_in(self, period: Period):
        """Taken within the period."""
        return self.filter(on__gte=period.first, on__lte=period.last)


def _in_state(rows, state: str, days: dict[str, str]):
    """Rows that carry the day of `state` and of none after it; `days` is in the order they come."""
    names = list(days)
    if state not in names:
        return rows.none()
    after = names[names.index(state) + 1 :]
    return rows.filter(
        Q(**{f"{days[state]}__isnull": False}), *(Q(**{f"{days[later]}__isnull": True}) for later in after)
    )


class PaymentBatchQuerySet(VillageScoped):
    """Payment batches."""

    DAYS = {"prepared": "prepared_on", "approved": "approved_on", "sent": "sent_on", "settled": "settled_on"}

    def in_state(self, state: str):
        """Batches that have come so far and no further."""
        return _in_state(self, state, self.DAYS)

    def covering_in(self, period: Period):
        """Which pay for a time that begins within the period."""
        return self.filter(covers__gte=period.first, covers__lte=period.last)

    def with_totals(self, user):
        """With `line_count`, how many were `returned` or taken out, the `total` of the others, and `state_now`.

        A batch is the township's, its lines are their villages': those of the user's villages are counted.
        """
        lines = apps.get_model("welfare", "PaymentLine").objects.visible_to(user).filter(batch=OuterRef("pk"))

        def of_lines(aggregate):
            return Subquery(lines.order_by().values("batch").annotate(_of_lines=aggregate).values("_of_lines"))

        stays, back = Q(returned_on=None), Q(returned_on__isnull=False)
        return self.annotate(
            line_count=Coalesce(of_lines(Count("pk")), 0),
            total=of_lines(Sum("amount", filter=stays)),
            returned=Coalesce(of_lines(Count("pk", filter=back)), 0),
            state_now=CaseOf(
                When(settled_on__isnull=False, then=Value("settled")),
                When(sent_on__isnull=False, then=Value("sent")),
                When(approved_on__isnull=False, then=Value("approved")),
                default=Value("prepared"),
            ),
        )


class PaymentLineQuerySet(VillageScoped):
    """Payments."""

    def paid_in(self, period: Period):
        """Paid within the period, whatever time they are for. What the bank returned was not paid."""
        return self.filter(paid_on__gte=period.first, paid_on__lte=period.last)

    def covering_in(self, period: Period):
        """For a time that begins within the period, paid or not."""
        return self.filter(covers__gte=period.first, covers__lte=period.last)

    def in_state(self, state: str):
        """To be paid, paid, or returned."""
        return {
            "pending": self.filter(paid_on=None, returned_on=None),
            "paid": self.filter(paid_on__isnull=False),
            "returned": self.filter(returned_on__isnull=False),
        }.get(state, self.none())

    def with_state(self):
        """With `state_now`."""
        return self.annotate(
            state_now=CaseOf(
                When(returned_on__isnull=False, then=Value("returned")),
                When(paid_on__isnull=False, then=Value("paid")),
                default=Value("pending"),
            )
        )


class HouseWorkQuerySet(VillageScoped):
    """Houses repaired or rebuilt."""

    def accepted_in(self, period: Period):
        """Accepted within the period."""
        return self.filter(accepted_on__gte=period.first, accepted_on__lte=period.last)

    def under_way(self, day: date):
        """Under contract and not yet accepted at the end of `day`."""
        return self.filter(Q(accepted_on=None) | Q(accepted_on__gt=day), contract_on__lte=day)


class RelocationQuerySet(VillageScoped):
    """Relocations."""

    def moved_in(self, period: Period):
        """Households that moved into their new home within the period."""
        return self.filter(moved_on__gte=period.first, moved_on__lte=period.last)

    def under_way(self, day: date):
        """Agreed and not yet moved at the end of `day`."""
        return self.filter(Q(moved_on=None) | Q(moved_on__gt=day), agreed_on__lte=day)

    def not_cleared(self, day: date):
        """Moved in by the end of `day` with the old house still standing then."""
        return self.filter(Q(cleared_on=None) | Q(cleared_on__gt=day), moved_on__lte=day)
