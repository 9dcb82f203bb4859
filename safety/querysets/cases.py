"""The case ledger and how each case stands on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    Q,
    Value,
    When,
)

from villages.querysets import VillageScoped, scope_of
from villages.querysets.works import within
from xiaoping.kit.periods import Period

from .rules import warned_until


class CaseQuerySet(VillageScoped):
    """Cases. A village sees those it was put in charge of and no others: what is said of a village stays outside it."""

    def visible_to(self, user):
        """All of them from a township posting; from a village's, those of the village that were handed to it."""
        if scope_of(user).township:
            return self.all()
        return self.writable_by(user)

    def writable_by(self, user):
        """As visible: a village may enter what it did about a case it is in charge of."""
        rows = super().writable_by(user)
        return rows if scope_of(user).township else rows.filter(office="village")

    def received_in(self, period: Period):
        """Received within the period."""
        return self.filter(within(period, "received_on"))

    def concluded_in(self, period: Period):
        """Concluded within the period, however it ended."""
        return self.filter(within(period, "concluded_on"))

    def resolved_in(self, period: Period):
        """Concluded within the period to the satisfaction of the one who came: supported, explained, or settled."""
        return self.concluded_in(period).filter(outcome__in=("supported", "explained", "settled"))

    def pending(self, day: date):
        """Received and not concluded at the end of `day`."""
        return self.filter(Q(concluded_on=None) | Q(concluded_on__gt=day), received_on__lte=day)

    def past_due(self, day: date):
        """Not concluded at the end of `day`, and the next step's last day is over: acceptance, then conclusion."""
        return self.pending(day).with_due(day).filter(due__lt=day)

    def due_soon(self, day: date):
        """Not concluded at the end of `day`; the next step's last day is within the days that are warned of."""
        return self.pending(day).with_due(day).filter(due__gte=day, due__lte=warned_until("case_days", day))

    def with_due(self, day: date):
        """With `due`, the last day of its next step as of `day`: acceptance, conclusion, or the answer of a review.

        Nothing while it is concluded and no review is asked for.
        """
        return self.annotate(
            due=Case(
                When(final_on__lte=day, then=Value(None)),
                When(final_asked_on__lte=day, then=F("final_due")),
                When(reviewed_on__lte=day, then=Value(None)),
                When(review_asked_on__lte=day, then=F("review_due")),
                When(concluded_on__lte=day, then=Value(None)),
                When(Q(accepted_on=None) | Q(accepted_on__gt=day), then=F("accept_due")),
                default=F("conclude_due"),
                output_field=DateField(),
            )
        )

    def with_state(self, day: date):
        """With `due`, `left` until then, and `state` at the end of `day`, one of the keys of `CaseState`.

        `is_at_rest` says that nothing is due: of each database it sorts such cases behind those that are open.
        """
        return self.with_due(day).annotate(
            is_at_rest=ExpressionWrapper(Q(due=None), output_field=BooleanField()),
            left=ExpressionWrapper(F("due") - Value(day, output_field=DateField()), output_field=DurationField()),
            state=Case(
                When(final_on__lte=day, then=Value("closed")),
                When(final_asked_on__lte=day, then=Value("final_review")),
                When(reviewed_on__lte=day, then=Value("reviewed")),
                When(review_asked_on__lte=day, then=Value("review")),
                When(concluded_on__lte=day, then=Value("concluded")),
                When(extended_on__lte=day, then=Value("extended")),
                When(accepted_on__lte=day, then=Value("accepted")),
                default=Value("registered"),
                output_field=CharField(),
            ),
        )
