"""Which rows of public safety: each method is a rule the office can say in words."""

from __future__ import annotations

from datetime import date

from django.apps import apps
from django.core.cache import cache
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from villages.querysets import ReadByAll, ScopedSpells, VillageScoped, scope_of
from villages.querysets.works import within
from xiaoping.kit.periods import Period
from xiaoping.kit.spells import SpellQuerySet

TYPES_KEY, ROUNDS_KEY = "safety.inspection_types", "safety.visit_rounds"
KEPT_SECONDS = 60


class DatedRuleQuerySet(SpellQuerySet, ReadByAll):
    """Inspection types, checklist items and rules for cases: in force from a day until another takes their place."""


class TypeQuerySet(DatedRuleQuerySet):
    """Inspection types."""

    def choices(self) -> list[tuple[str, str]]:
        """(code, name) of every type there ever was, for filters. Kept for a minute."""
        types = self.values_list("code", "name")
        return cache.get_or_set(TYPES_KEY, lambda: list(types), KEPT_SECONDS) or []


class SiteQuerySet(ScopedSpells):
    """Sites under supervision; in force while they are open."""

    def licence_ended(self, day: date):
        """Open at the end of `day` although the licence ran out before it. A site that needs none has no such day."""
        return self.in_force(day).filter(licensed_until__lt=day)

    def with_hazards(self, day: date):
        """With `open_hazards`, how many of its hazards are open at the end of `day`, and `last_inspected`."""
        hazards = apps.get_model("safety", "Hazard").objects.in_force(day).filter(site=OuterRef("pk")).order_by()
        number = hazards.values("site").annotate(_number=Count("pk")).values("_number")
        inspections = apps.get_model("safety", "Inspection").objects.filter(site=OuterRef("pk"), inspected_on__lte=day)
        return self.annotate(
            open_hazards=Coalesce(Subquery(number, output_field=IntegerField()), 0),
            last_inspected=Subquery(inspections.order_by("-inspected_on").values("inspected_on")[:1]),
        )


class InspectionQuerySet(VillageScoped):
    """Inspections."""

    def inspected_in(self, period: Period):
        """Made within the period."""
        return self.filter(within(period, "inspected_on"))


class HazardQuerySet(ScopedSpells):
    """Hazards, each open from being found until it is closed or handed to the county."""

    def overdue(self, day: date):
        """Open at the end of `day` and past the deadline of its last notice without being reported put right.

        On the day of the deadline it is not overdue yet. One without a notice has no deadline.
        """
        late = self._notices().filter(deadline__lt=day).filter(Q(rectified_on=None) | Q(rectified_on__gt=day))
        return self.in_force(day).filter(Exists(late.filter(pk=Subquery(self._latest(day)))))

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

    def _notices(self):
        return apps.get_model("safety", "HazardNotice").objects.filter(hazard=OuterRef("pk")).order_by()

    def _latest(self, day: date):
        notices = apps.get_model("safety", "HazardNotice").objects.filter(hazard=OuterRef("hazard"), issued_on__lte=day)
        return notices.order_by("-issued_on", "-pk").values("pk")[:1]


class DrillQuerySet(VillageScoped):
    """Drills."""

    def held_in(self, period: Period):
        """Held within the period."""
        return self.filter(within(period, "held_on"))


class PublicityQuerySet(VillageScoped):
    """Slogans, banners, displays, leaflets."""

    def done_in(self, period: Period):
        """Put up, shown or handed out within the period."""
        return self.filter(within(period, "done_on"))


class RoundQuerySet(ReadByAll):
    """Visit rounds."""

    def choices(self) -> list[tuple[int, str]]:
        """(key, name) of the rounds, the latest first, for filters. Kept for a minute."""
        rounds = self.order_by("-first").values_list("pk", "name")
        return cache.get_or_set(ROUNDS_KEY, lambda: list(rounds), KEPT_SECONDS) or []


class VisitQuerySet(VillageScoped):
    """Households to be visited in a round, each by its officer."""

    def visited_in(self, period: Period):
        """Visited within the period."""
        return self.filter(within(period, "visited_on"))

    def to_visit(self, day: date):
        """Of rounds that have begun by `day` and are not over: neither visited nor dropped at the end of it."""
        return self.filter(round__first__lte=day, round__last__gte=day).pending(day)

    def pending(self, day: date):
        """Neither visited nor dropped at the end of `day`."""
        return self.filter(Q(visited_on=None) | Q(visited_on__gt=day), Q(dropped_on=None) | Q(dropped_on__gt=day))

    def following_up(self, day: date):
        """Visited by `day`; what was found there is still to be followed up at the end of it."""
        open_still = Q(followed_up_on=None) | Q(followed_up_on__gt=day)
        return self.filter(open_still, needs_follow_up=True, visited_on__lte=day)

    def outside_its_round(self):
        """Visited before the round began or after it was over."""
        return self.filter(Q(visited_on__lt=F("round__first")) | Q(visited_on__gt=F("round__last")))


class WrittenByTownship(VillageScoped):
    """Rows of a village that only the township writes: nobody checks their own village."""

    def writable_by(self, user):
        """All of them from a township posting, none from a village's."""
        return self.all() if scope_of(user).township else self.none()


class SpotCheckQuerySet(WrittenByTownship):
    """Spot checks of visits."""

    def drawn_in(self, period: Period):
        """Drawn within the period."""
        return self.filter(within(period, "drawn_on"))

    def unchecked(self, day: date):
        """Drawn by `day` and not checked at the end of it."""
        return self.filter(Q(checked_on=None) | Q(checked_on__gt=day), drawn_on__lte=day)


class DeductionQuerySet(WrittenByTownship):
    """Deductions for missed households, each decided on where there was an appeal."""

    def imposed_in(self, period: Period):
        """Imposed within the period."""
        return self.filter(within(period, "imposed_on"))


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

    def with_due(self, day: date):
        """With `due`, the last day of its next step as of `day`; nothing once it is concluded."""
        return self.annotate(
            due=Case(
                When(concluded_on__lte=day, then=Value(None)),
                When(Q(accepted_on=None) | Q(accepted_on__gt=day), then=F("accept_due")),
                default=F("conclude_due"),
                output_field=DateField(),
            )
        )

    def with_state(self, day: date):
        """With `due` and with `state` at the end of `day`, one of the keys of `CaseState`."""
        return self.with_due(day).annotate(
            state=Case(
                When(concluded_on__lte=day, then=Value("concluded")),
                When(extended_on__lte=day, then=Value("extended")),
                When(accepted_on__lte=day, then=Value("accepted")),
                default=Value("registered"),
                output_field=CharField(),
            )
        )
