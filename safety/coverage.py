"""How far a visit round is: by village, group and officer, at any moment, in a few statements."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from villages.models import Household
from xiaoping.kit import clock, formats
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import links
from xiaoping.kit.indicators import percent
from xiaoping.kit.scope import within

from .models import SpotCheck, Visit, VisitRound
from .pages import GROUP_PAGES, ROUND_PAGES
from .pages.base import only_for
from .pages.works import EnterRound

VISITED = Count("pk", filter=~Q(visited_on=None))
SAME = ("village_id", "village__name", "group_id", "group__number", "group__name", "officer_id", "officer__name")


class CoveragePage(Permitted, TemplateView):
    """The latest round, or the one asked for with `round`. 404 for a round that does not exist."""

    permission_required = "safety.view_visit"
    template_name = "safety/coverage.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        rounds = list(VisitRound.objects.order_by("-first"))
        current = asked_round(self.request, rounds)
        return {
            "title": _("Visit rounds"),
            "breadcrumbs": [(_("Home"), reverse("home")), (_("Visit rounds"), None)],
            "rounds": [
                {"name": one.name, "url": f"{reverse('safety:coverage')}?round={one.pk}", "current": one == current}
                for one in rounds
            ],
            "round": current,
            "actions": [
                *(links(only_for(ROUND_PAGES, user), current, user) if current else []),
                *EnterRound.way(user),
            ],
            **(self.coverage(current, user) if current else {}),
        }

    def coverage(self, current: VisitRound, user) -> dict[str, Any]:
        """Everything of one round, from one statement over its visits and two beside it."""
        rows = list(
            within(Visit, user)
            .filter(round=current, dropped_on=None)
            .order_by("village_id", "group__number", "officer__name")
            .values(*SAME)
            .annotate(assigned=Count("pk"), visited=VISITED)
        )
        address, today = reverse("safety:visit_list"), clock.today()

        def opened(**query) -> str:
            return f"{address}?{urlencode({'round': current.pk, **query})}"

        may_assign = user.has_perm("safety.add_visit") and current.seed is None and current.last >= today
        groups = _summed(rows, "group_id", ("village__name", "group__name"))
        for group in groups:
            group["url"] = opened(village=group["village_id"], group=group["key"])
            group["left_url"] = opened(village=group["village_id"], group=group["key"], pending=today)
            group["officers"] = sorted({row["officer__name"] for row in rows if row["group_id"] == group["key"]})
            group["assign_url"] = GROUP_PAGES[0].link(_Key(group["key"]))["url"] if may_assign else ""
        villages = _summed(rows, "village_id", ("village__name",))
        for village in villages:
            village["url"] = opened(village=village["key"])
            village["left_url"] = opened(village=village["key"], pending=today)
        paper = f"{reverse('safety:visits_left')}?round={current.pk}"
        officers = _summed(rows, "officer_id", ("officer__name",))
        for officer in officers:
            officer["url"] = opened(officer=officer["officer__name"])
            officer["left_url"] = opened(officer=officer["officer__name"], pending=today)
            officer["paper_url"] = f"{paper}&officer={officer['key']}" if officer["left"] else ""
        total = _total(rows)
        return {
            "total": total,
            "total_text": {name: formats.number(value) for name, value in total.items()},
            "paper_url": paper,
            "villages": villages,
            "groups": groups,
            "officers": sorted(officers, key=lambda line: (line["share"] or 0, line["officer__name"])),
            "unassigned": self.unassigned(current, user) if may_assign else [],
            "days_left": (current.last - today).days,
            "checked": self.checked(current, user),
            "checks_url": f"{reverse('safety:spotcheck_list')}?round={current.pk}",
        }

    def unassigned(self, current: VisitRound, user) -> list[dict[str, Any]]:
        """Groups with households on the books today that nobody is to visit."""
        rows = (
            within(Household, user)
            .in_force(clock.today())
            .exclude(pk__in=current.visits.values("household"))
            .order_by("village_id", "group__number")
            .values("group_id", "village__name", "group__name")
            .annotate(homes=Count("pk"))
        )
        return [{**row, "url": GROUP_PAGES[0].link(_Key(row["group_id"]))["url"]} for row in rows]

    def checked(self, current: VisitRound, user) -> dict[str, int]:
        """How many of the sample were checked, and how many had been missed."""
        return (
            within(SpotCheck, user)
            .filter(visit__round=current)
            .aggregate(
                drawn=Count("pk"),
                done=Count("pk", filter=~Q(checked_on=None)),
                missed=Count("pk", filter=Q(result="missed")),
            )
        )


def asked_round(request, rounds: list[VisitRound]) -> VisitRound | None:
    """The round of the address, or the latest that has begun. Raises Http404 if there is none such."""
    asked = request.GET.get("round")
    if asked is None:
        begun = [one for one in rounds if one.first <= clock.today()]
        return next(iter(begun or rounds), None)
    found = next((one for one in rounds if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found


class _Key:
    """A record of which only the key is known, enough for the address of a page."""

    def __init__(self, pk: int):
        self.pk = pk


def _summed(rows, by: str, names: tuple[str, ...]) -> list[dict[str, Any]]:
    found: dict[Any, dict[str, Any]] = {}
    for row in rows:
        first = {"key": row[by], "village_id": row["village_id"], "assigned": 0, "visited": 0}
        line = found.setdefault(row[by], {**first, **{name: row[name] for name in names}})
        line["assigned"] += row["assigned"]
        line["visited"] += row["visited"]
    return [{**line, **_total([line])} for line in found.values()]


def _total(rows) -> dict[str, Any]:
    assigned, visited = (sum(row[name] for row in rows) for name in ("assigned", "visited"))
    return {"assigned": assigned, "visited": visited, "left": assigned - visited, "share": percent(visited, assigned)}
