"""The board of a year's plan, and one target with all that was declared, proved and verified."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from villages.querysets import scope_of
from villages.sheets import Sheet
from xiaoping.kit import clock, formats
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import links
from xiaoping.kit.attachments.panel import address
from xiaoping.kit.figurepages import may_read
from xiaoping.kit.history import changes_of
from xiaoping.kit.indicators import indicators, trimmed
from xiaoping.kit.periods import Period

from ..models import Declaration, Goal, Light, Milestone, PlanRule, Target
from ..standing import Standing, cohort, measured_period, percent, standing, standings
from .progress import DECLARATION_PAGES, TARGET_PAGES

TITLE = gettext_lazy("Plan")
COLUMNS = ("declared", "provable", "verified")
SHOWN = 20  # rows a cohort lost
SIGNS = {"at_least": "≥", "at_most": "≤"}


def number(value) -> str:
    """A number without idle decimals; a dash for none."""
    return formats.number(trimmed(value) if value is not None else None)


def columns(one: Standing) -> list[dict[str, Any]]:
    """The three columns of a target, each with its share of the whole for the bar."""
    words = {"declared": _("declared"), "provable": _("provable"), "verified": _("verified")}
    found = []
    for name in COLUMNS:
        value = getattr(one, name)
        found.append(
            {"name": name, "label": words[name], "text": number(value), "share": round(100 * one.share_of(value))}
        )
    return found


def card(one: Standing) -> dict[str, Any]:
    """A target as the board shows it."""
    target = one.target
    unit = indicators[target.key].unit.label if target.key in indicators else ""
    return {
        "target": target,
        "standing": one,
        "light": one.light,
        "light_label": one.light.label if one.light else _("no colour"),
        "total": f"{SIGNS.get(target.direction, '')} {number(one.total)}".strip(),
        "unit": _("milestones") if target.counts_steps else unit,
        "columns": columns(one),
        "share": percent(one.share),
        "expected": percent(one.expected),
        "village": target.village.name if target.village else _("The township's own"),
    }


class PlanPage(Permitted, TemplateView):
    """The goals of a year with their targets. `year` in the address; the latest plan if none is given."""

    permission_required = "planning.view_target"
    template_name = "planning/plan.html"

    def get_context_data(self, **kwargs):
        years = sorted(set(Goal.objects.values_list("year", flat=True)), reverse=True)
        year, day = self.year(years), clock.today()
        goals = list(Goal.objects.filter(year=year).order_by("order", "pk"))
        targets = (
            Target.objects.visible_to(self.request.user)
            .filter(goal__year=year)
            .select_related("village", "leader")
            .order_by("village_id", "due_on", "pk")
        )
        by_goal: dict[int, list[dict[str, Any]]] = {}
        cards = [card(one) for one in standings(targets, day)]
        for one in cards:
            by_goal.setdefault(one["target"].goal_id, []).append(one)
        lights = Counter(one["light"] for one in cards)
        address = reverse("planning:plan")
        return {
            "title": _("Plan of %(year)s") % {"year": year},
            "lead": _("Only evidence counts: what is declared, what can be proved, what somebody else has verified."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "day": day,
            "years": [{"label": str(one), "url": f"{address}?year={one}", "current": one == year} for one in years],
            "lights": [{"light": light, "label": light.label, "count": lights[light]} for light in Light],
            "gaps": sum(
                1
                for one in cards
                if one["target"].counts_steps and (one["standing"].declared or 0) > (one["standing"].provable or 0)
            ),
            "goals": [self.goal(goal, goals, by_goal) for goal in goals if goal.parent_id is None],
            "total": len(cards),
        }

    def year(self, years: list[int]) -> int:
        """The year asked for, or of the latest plan. Raises Http404 if there is no plan of it."""
        text = self.request.GET.get("year", "")
        if not text:
            return years[0] if years else clock.today().year
        if not text.isdecimal() or int(text) not in years:
            raise Http404(_("There is no plan of this year."))
        return int(text)

    def goal(self, goal: Goal, goals: list[Goal], by_goal) -> dict[str, Any]:
        parts = [one for one in goals if one.parent_id == goal.pk]
        return {
            "goal": goal,
            "cards": by_goal.get(goal.pk, []),
            "parts": [self.goal(part, goals, by_goal) for part in parts],
        }


class TargetPage(Sheet):
    """One target: how it stands and why, its milestones, what was declared with its evidence, and what is to do."""

    model = Target
    with_record = ("goal__parent", "village", "leader")
    permission_required = "planning.view_target"
    template_name = "planning/target.html"

    def get_context_data(self, **kwargs):
        target, user, day = self.record(), self.request.user, clock.today()
        one = standing(target, day)
        declarations = list(
            target.declarations.with_evidence()
            .select_related("declared_by", "verified_by", "milestone", "target")
            .prefetch_related("proofs")
            .order_by("-declared_on", "-pk")
        )
        milestones = list(target.milestones.order_by("due_on", "pk"))
        may_write = self.may_write(target)
        goal = target.goal
        return {
            "title": target.title,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), f"{reverse('planning:plan')}?year={goal.year}"),
                (target.title, None),
            ],
            "day": day,
            "target": target,
            "card": card(one),
            "goals": [*([goal.parent] if goal.parent_id else []), goal],
            "baseline": number(target.baseline) if target.baseline is not None else "",
            "value": number(target.value) if target.value is not None else "",
            "figure": self.figure(target, day),
            "milestones": [self.milestone(step, declarations, day) for step in milestones],
            "declarations": [self.declaration(one, user, may_write) for one in declarations],
            "todo": self.todo(target, declarations),
            "lost": self.lost(target, day),
            "rules": PlanRule.objects.in_force(day),
            "panels": self.panels(target, day),
            "actions": links(TARGET_PAGES, target, user) if may_write else [],
            "changes": changes_of(target, *milestones, *declarations, user=user),
        }

    def figure(self, target: Target, day) -> dict[str, Any] | None:
        """The figure measured, with the way to its rows for those who may read the whole it is about."""
        if target.key not in indicators:
            return {"label": target.key, "url": "", "rows_url": ""} if target.key else None
        indicator, user = indicators[target.key], self.request.user
        period = Period(day, day) if target.kind == Target.Kind.COHORT else measured_period(target, day)
        opens = may_read(user, indicator) and (scope_of(user).township or target.village_id is not None)
        return {
            "label": indicator.label,
            "url": indicator.url(period, target.village_id) if opens else "",
            "rows_url": indicator.rows_url(period, target.village_id) if opens else "",
        }

    def milestone(self, step: Milestone, declarations: list[Declaration], day) -> dict[str, Any]:
        mine = next((one for one in declarations if one.milestone_id == step.pk), None)
        return {
            "step": step,
            "value": number(step.value) if step.value is not None else "",
            "declared": mine,
            "is_late": step.due_on < day and step.value is None and (mine is None or not mine.has_evidence),
        }

    def declaration(self, one: Declaration, user, may_write: bool) -> dict[str, Any]:
        return {
            "declaration": one,
            "value": number(one.value) if one.value is not None else "",
            "files_url": address(one, "attachments") if user.has_perm("kit.view_attachment") else "",
            "actions": links(self.pages(one, user), one, user) if may_write else [],
        }

    def pages(self, one: Declaration, user):
        """What the user may do about a declaration: verify it only if somebody else declared it with evidence."""
        may_verify = one.declared_by != user and (one.has_evidence or not one.target.counts_steps)
        return DECLARATION_PAGES if may_verify else DECLARATION_PAGES[:1]

    def todo(self, target: Target, declarations: list[Declaration]) -> list[str]:
        """What keeps progress from moving to the right."""
        lacking = [one for one in declarations if target.counts_steps and not one.has_evidence]
        proved = [one for one in declarations if one.verified_on is None and one not in lacking]
        return [
            *(_("“%(what)s” is declared without evidence.") % {"what": one.milestone or target} for one in lacking),
            *(_("“%(what)s” is not verified by anybody else.") % {"what": one.milestone or target} for one in proved),
        ]

    def lost(self, target: Target, day) -> dict[str, Any] | None:
        """Who of a cohort no longer is, as far as the user may see them."""
        if target.kind != Target.Kind.COHORT or target.key not in indicators:
            return None
        _rows, lost = cohort(target, day)
        count = lost.count()
        model = indicators[target.key].filterset._meta.model
        seen = model._default_manager.visible_to(self.request.user).filter(pk__in=lost.order_by().values("pk"))
        return {
            "count": count,
            "rows": [{"text": str(row), "url": row.get_absolute_url()} for row in seen.select_related()[:SHOWN]],
        }
