"""The pages of checks: what is found today, check by check; and the rows of one, to assign or to settle."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.apps import apps
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from . import checkalerts, clock, exports  # noqa: F401 – the alert is registered with the pages it leads to
from .access import Permitted
from .checklines import columns_of, lines_of, summed, total
from .checks import Check, Severity, checks
from .figurepages import villages_of
from .findings import DECIDE, Finding, assign, decisions, findings, readable, settle
from .forms import show_errors
from .imports.narrowing import PARAMETER, OfImport
from .pager import SIZES, pager
from .registry import UnknownKey

TITLE = gettext_lazy("Checks")
STATES = {
    "open": gettext_lazy("open"),
    "mine": gettext_lazy("assigned to me"),
    "settled": gettext_lazy("settled"),
    "all": gettext_lazy("all"),
}
LONGEST = 18  # digits of a key
ASSIGN, SETTLE = "assign", "settle"


class CheckList(OfImport, Permitted, TemplateView):
    """Every check with how many rows offend it today, how many of them are settled and how many are one's own to see
    to; the gravest first."""

    template_name = "kit/checks.html"
    permission_required = "kit.view_checkdecision"

    def get_context_data(self, **kwargs):
        day, user = self.day, self.request.user
        decided = decisions(user)
        narrowed = {PARAMETER: self.batch.pk} if self.batch else {}
        groups: dict[str, list[dict[str, Any]]] = {}
        for check in sorted(readable(user), key=lambda check: check.severity != Severity.ERROR):
            found = findings(check, user, day, decided, act=self.act)
            settled = sum(finding.is_settled for finding in found)
            mine = sum(finding.assigned_to == user for finding in found)
            address = reverse("kit:check", args=[check.key])
            label = str(apps.get_app_config(check.key.partition(".")[0]).verbose_name)
            groups.setdefault(label, []).append(
                {
                    "words": check.words,
                    "basis": check.basis,
                    "severity": check.severity,
                    "url": address + (f"?{urlencode(narrowed)}" if narrowed else ""),
                    "open": len(found) - settled,
                    "settled": settled,
                    "mine": mine,
                    "mine_url": f"{address}?{urlencode({'state': 'mine', **narrowed})}",
                }
            )
        return {
            "title": TITLE,
            "lead": _("What on record breaks a rule today. Each opens to its rows, to put right, assign or settle."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "groups": groups,
            "batch": self.batch,
            "day": day,
        }


class UserChoice(forms.ModelChoiceField):
    """Somebody, by name."""

    def label_from_instance(self, user):
        return user.get_full_name() or user.get_username()


class DecisionForm(forms.Form):
    """What is decided about the ticked rows."""

    assigned_to = UserChoice(get_user_model().objects.none(), label=gettext_lazy("Assign to"), required=False)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = people  # type: ignore[attr-defined]


class CheckPage(OfImport, Permitted, FormView):
    """The rows that offend one check. `village`, `state`, `import` narrow them; a decision concerns the ticked."""

    template_name = "kit/check.html"
    form_class = DecisionForm
    permission_required = "kit.view_checkdecision"

    @cached_property
    def check(self) -> Check:
        """Raises Http404 for an unknown check, and for one of records the user may not read."""
        try:
            check = checks[self.kwargs["key"]]
        except UnknownKey as error:
            raise Http404(str(error)) from error
        if not self.request.user.has_perm(check.permission):
            raise Http404
        return check

    @cached_property
    def state(self) -> str:
        asked = self.request.GET.get("state", "open")
        return asked if asked in STATES else "open"

    @cached_property
    def village(self) -> int | None:
        """Raises Http404 for a village the user may not see."""
        asked = self.request.GET.get("village", "")
        if not asked:
            return None
        known = [key for key, _name in self.villages]
        village = whole(asked)
        if village not in known:
            raise Http404
        return village

    @cached_property
    def villages(self) -> list[tuple[int, str]]:
        return villages_of(self.request.user)

    @cached_property
    def found(self) -> list[Finding]:
        every = findings(self.check, self.request.user, self.day, village=self.village, act=self.act)
        if self.state == "all":
            return every
        if self.state == "mine":
            return [finding for finding in every if finding.assigned_to == self.request.user]
        return [finding for finding in every if finding.is_settled == (self.state == "settled")]

    @cached_property
    def size(self) -> int:
        """Rows on a page."""
        asked = self.request.GET.get("per_page", "")
        size = whole(asked)
        return size if size in SIZES else SIZES[1]

    @property
    def may_decide(self) -> bool:
        """Decisions are about today: rows of an earlier year are put right, not settled."""
        return self.day == clock.today() and self.request.user.has_perm(DECIDE)

    def get(self, request, *args, **kwargs):
        kind = request.GET.get("export")
        if kind in exports.WRITERS:
            return self.export(kind)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if not self.may_decide:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        people = get_user_model().objects.filter(is_active=True, groups__permissions__codename="add_checkdecision")
        return {**super().get_form_kwargs(), "people": people.distinct().order_by("last_name", "username")}

    def form_valid(self, form):
        keys = [number for key in self.request.POST.getlist("row") if (number := whole(key)) is not None]
        reason, by = form.cleaned_data["reason"], self.request.user
        try:
            if self.request.POST.get("decision") == ASSIGN:
                count = assign(self.check, keys, to=form.cleaned_data["assigned_to"], reason=reason, by=by)
                words = _("Assigned: %(count)s.")
            else:
                count = settle(self.check, keys, reason=reason, by=by)
                words = _("Settled, and quiet until their facts change: %(count)s.")
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, words % {"count": count})
        return redirect(self.address())

    def address(self, **changes) -> str:
        size = self.size if self.size != SIZES[1] else None
        state = self.state if self.state != "open" else None
        batch = self.batch.pk if self.batch else None
        asked = {PARAMETER: batch, "village": self.village, "state": state, "per_page": size, **changes}
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        return self.request.path + (f"?{query}" if query else "")

    def get_context_data(self, **kwargs):
        check, size = self.check, self.size
        pages = max(1, ceil(len(self.found) / size))
        page = min(whole(self.request.GET.get("page", "")) or 1, pages)
        first = size * (page - 1)
        shown = self.found[first : first + size]
        counts = Counter(finding.village for finding in self.found)
        return {
            **super().get_context_data(**kwargs),
            "title": check.words,
            "lead": _("%(severity)s, rule %(basis)s") % {"severity": check.severity.label, "basis": check.basis},
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), reverse("kit:checks")),
                (str(check.words), None),
            ],
            "lines": self.lines(shown),
            "severity": check.severity,
            "claim": check.claim,
            "total": total(check, self.found),
            "states": [
                {"label": label, "url": self.address(state=state), "current": state == self.state}
                for state, label in STATES.items()
            ],
            "places": [
                {"label": _("All villages"), "url": self.address(village=None), "current": self.village is None},
                *(
                    {"label": name, "url": self.address(village=key), "current": key == self.village}
                    for key, name in self.villages
                    if counts[key] or key == self.village
                ),
            ],
            "pager": pager(self.address, page, pages, len(self.found), False, first, len(shown), size),
            "exports": [{"label": kind, "url": self.address(export=kind)} for kind in exports.WRITERS]
            if self.request.user.has_perm("kit.export_list")
            else [],
            "may_decide": self.may_decide and bool(shown),
            "chosen": self.request.POST.getlist("row"),
            "batch": self.batch,
            "every_url": self.request.path,
            "day": self.day,
        }

    def lines(self, shown) -> list[dict[str, Any]]:
        """What the page and its export say of each row: one statement for the rows themselves."""
        return lines_of([(self.check, finding) for finding in shown], dict(self.villages))

    def export(self, kind: str):
        if not self.request.user.has_perm("kit.export_list"):
            raise PermissionDenied
        columns = columns_of(self.check)
        paths = [column.path for column in columns]
        sheet = exports.Sheet(
            title=str(self.check.words).rstrip("."),
            columns=columns,
            paths=paths,
            rows=(tuple(line[path] for path in paths) for line in self.lines(self.found)),
            notes=[
                (_("List"), str(self.check.words)),
                (_("Day"), self.day.isoformat()),
                *summed(self.check, self.found),
            ],
        )
        return exports.download(
            sheet,
            kind,
            user=self.request.user,
            list_name=f"kit:check {self.check.key}",
            address=self.request.get_full_path(),
            filters=str(STATES[self.state]),
        )


def whole(text: str) -> int | None:
    """A number of an address or a form, none that no key can be."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
