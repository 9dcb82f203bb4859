"""Hazards and how each stands on a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from villages.querysets import ScopedSpells

from .rules import warned_until

LATELY = timedelta(days=30)


class HazardQuerySet(ScopedSpells):
    """Hazards, each open from being found until it is closed or handed to the county."""

    def overdue(self, day: date):
        """Open at the end of `day` and past the deadline of its last notice without being reported put right.

        On the day of the deadline it is not overdue yet. One without a notice has no deadline.
        """
        return self._to_rectify(day, deadline__lt=day)

    def rectifying(self, day: date):
        """Open at the end of `day`, under a notice whose deadline is not over, and not reported put right."""
        return self._to_rectify(day, deadline__gte=day)

    def due_soon(self, day: date):
        """Being put right at the end of `day` with a deadline within the days that are warned of."""
        return self._to_rectify(day, deadline__gte=day, deadline__lte=warned_until("hazard_days", day))

    def closed_lately(self, day: date):
        """Ended within the last 30 days, `day` included, in whatever way."""
        return self.filter(until__gt=day - LATELY, until__lte=day)

    def awaiting_notice(self, day: date):
        """Open at the end of `day` without any notice."""
        return self.in_force(day).filter(~Exists(self._notices().filter(issued_on__lte=day)))

    def awaiting_recheck(self, day: date):
        """Open at the end of `day`, reported put right, and not rechecked yet."""
        waiting = self._notices().filter(rectified_on__lte=day).filter(Q(rechecked_on=None) | Q(rechecked_on__gt=day))
        return self.in_force(day).filter(Exists(waiting))

    def overdue_major(self, day: date):
        """Major hazards that are overdue at the end of `day`."""
        return self.overdue(day).filter(grade="major")

    def with_state(self, day: date):
        """With `deadline` of its last notice and `state` at the end of `day`, one of the keys of `HazardState`."""
        latest = self._notices().filter(issued_on__lte=day).order_by("-issued_on", "-pk")
        rows = self.annotate(
            deadline=Subquery(latest.values("deadline")[:1], output_field=DateField()),
            _rectified=Subquery(latest.values("rectified_on")[:1], output_field=DateField()),
        )
        return rows.annotate(
            state=Case(
                When(until__lte=day, then=F("until_reason")),
                When(deadline=None, then=Value("found")),
                When(_rectified__lte=day, then=Value("recheck")),
                When(deadline__lt=day, then=Value("overdue")),
                default=Value("rectifying"),
                output_field=CharField(),
            )
        )

    def _to_rectify(self, day: date, **which):
        """Open at the end of `day`, its last notice such and not reported put right."""
        running = self._notices().filter(Q(rectified_on=None) | Q(rectified_on__gt=day), **which)
        return self.in_force(day).filter(Exists(running.filter(pk=Subquery(self._latest(day)))))

    def _notices(self):
        return apps.get_model("safety", "HazardNotice").objects.filter(hazard=OuterRef("pk")).order_by()

    def _latest(self, day: date):
        notices = apps.get_model("safety", "HazardNotice").objects.filter(hazard=OuterRef("hazard"), issued_on__lte=day)
        return notices.order_by("-issued_on", "-pk").values("pk")[:1]
