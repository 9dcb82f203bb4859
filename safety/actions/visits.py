"""Assigning the households of a round to officers, visiting them, and following up what was found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Officer, VillagerGroup
from xiaoping.kit import clock
from xiaoping.kit.actions import action, current_act, locked, save
from xiaoping.kit.days import check_day

from ..models import Visit, VisitRound
from .common import from_the_township, in_post

BATCH = 500


@action
def enter_round(*, township, name: str, first: date, last: date, document: str, by, reason, **rules) -> VisitRound:
    """A new visit round of the township with its days and the rules of its document. Nothing is assigned yet."""
    from_the_township(by)
    return save(VisitRound(name=name, first=first, last=last, document=document, **rules))


def open_round(visit_round: VisitRound) -> VisitRound:
    """The round under a lock, if households may still be assigned. Raises ValidationError after the draw or its end."""
    visit_round = VisitRound.objects.select_for_update().get(pk=visit_round.pk)
    if visit_round.seed is not None:
        raise ValidationError(_("The sample of this round was drawn: nothing is assigned after that."))
    if visit_round.last < clock.today():
        raise ValidationError(_("This round was over on %(day)s.") % {"day": visit_round.last})
    return visit_round


def assign(visit_round: VisitRound, officers: dict[int, int]) -> list[Visit]:
    """Assign every household of the groups (group → officer, by keys) that is on the books and not assigned yet.

    Rows and their history are written many at a time, signed like any other.
    """
    taken = visit_round.visits.values("household")
    homes = Household.objects.in_force(clock.today()).filter(group__in=officers).exclude(pk__in=taken)
    visits = Visit.objects.bulk_create(
        (
            Visit(
                village_id=home.village_id,
                round=visit_round,
                household=home,
                group_id=home.group_id,
                officer_id=officers[home.group_id],
            )
            for home in homes.order_by("village_id", "group_id", "number")
        ),
        batch_size=BATCH,
    )
    act = current_act()
    assert act is not None  # noqa: S101 – only actions come here
    Visit.history.bulk_history_create(
        visits,
        batch_size=BATCH,
        default_user=act.by,
        default_change_reason=act.reason,
        custom_historical_attrs={"act": act.id, "act_name": act.name},
    )
    return visits


@action
def assign_group(*, group: VillagerGroup, visit_round: VisitRound, officer: Officer, by, reason) -> list[Visit]:
    """An officer takes a group in a round: its unvisited households, and those not assigned to anybody yet."""
    group, visit_round = locked(group, by), open_round(visit_round)
    officer = in_post(officer, by, clock.today())
    moved = list(visit_round.visits.filter(group=group, visited_on=None, dropped_on=None).exclude(officer=officer))
    for visit in moved:
        visit.officer = officer
        save(visit)
    return [*moved, *assign(visit_round, {group.pk: officer.pk})]


@action
def assign_as_before(*, visit_round: VisitRound, by, reason) -> list[Visit]:
    """Each group goes to who had most of it in the round before, if still in post. What is assigned stays so."""
    from_the_township(by)
    visit_round = open_round(visit_round)
    before = VisitRound.objects.filter(first__lt=visit_round.first).order_by("first").last()
    if before is None:
        raise ValidationError(_("There is no round before this one. Assign group by group."))
    in_post_now = Officer.objects.in_force(clock.today())
    rows = before.visits.filter(officer__in=in_post_now).order_by("group", "officer").values_list("group", "officer")
    return assign(visit_round, most_frequent(rows))


def most_frequent(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each first of the pairs the second that stands beside it most often; of equals the smallest."""
    counts: dict[int, dict[int, int]] = {}
    for group, officer in pairs:
        of_group = counts.setdefault(group, {})
        of_group[officer] = of_group.get(officer, 0) + 1
    return {group: min(found, key=lambda one: (-found[one], one)) for group, found in counts.items()}


@action
def record_visit(
    *, visit: Visit, mode: str, found: str = "", needs_follow_up: bool = False, on: date, by, reason
) -> Visit:
    """The household was visited, on a day of the round."""
    visit = locked(visit, by)
    if visit.visited_on is not None:
        raise ValidationError(_("This household was visited on %(day)s.") % {"day": visit.visited_on})
    if visit.dropped_on is not None:
        raise ValidationError(_("This household left on %(day)s and is visited no more.") % {"day": visit.dropped_on})
    check_day(on)
    if not visit.round.first <= on <= visit.round.last:
        raise ValidationError(
            {
                "on": _("The round lasts from %(first)s to %(last)s.")
                % {"first": visit.round.first, "last": visit.round.last}
            }
        )
    if needs_follow_up and not found:
        raise ValidationError({"found": _("Say what is to be followed up.")})
    visit.visited_on, visit.mode = on, mode
    visit.found, visit.needs_follow_up = found, needs_follow_up
    return save(visit)


@action
def follow_up_visit(*, visit: Visit, on: date, by, reason) -> Visit:
    """What the visit found was followed up."""
    visit = locked(visit, by)
    if not visit.needs_follow_up or visit.visited_on is None:
        raise ValidationError(_("Nothing of this visit is to be followed up."))
    if visit.followed_up_on is not None:
        raise ValidationError(_("This was followed up on %(day)s.") % {"day": visit.followed_up_on})
    visit.followed_up_on = check_day(on, since=visit.visited_on)
    return save(visit)


def drop_visits(household: Household, on: date) -> None:
    """A household left the books: what was still to be visited that day is dropped from its round."""
    pending = household.visits.filter(visited_on=None, dropped_on=None, round__last__gte=on)
    for visit in pending.select_for_update():
        visit.dropped_on = on
        save(visit)
