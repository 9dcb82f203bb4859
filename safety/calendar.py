"""The month of public safety: each day's inspections, and what falls due on it: deadlines and ends of licences."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from xiaoping.kit import clock
from xiaoping.kit.access import Permitted
from xiaoping.kit.filters import BadFilter
from xiaoping.kit.scope import within

from .filters import InspectionCalendarFilter
from .models import HazardNotice, Inspection, Site
from .pages.sites import USUAL

TITLE = gettext_lazy("Inspection calendar")
SITE_KINDS = {code: kind for kind, code in USUAL.items()}  # inspection type → kind of site
WEEK = (
    gettext_lazy("Mon"),
    gettext_lazy("Tue"),
    gettext_lazy("Wed"),
    gettext_lazy("Thu"),
    gettext_lazy("Fri"),
    gettext_lazy("Sat"),
    gettext_lazy("Sun"),
)


class InspectionCalendar(Permitted, View):
    """One month, `month` in the address (2019-04), this one if it is not given; narrowed by village and type.

    400 for a filter that does not exist, 404 for what is no month and for a village that is not the user's.
    """

    permission_required = "safety.view_inspection"
    http_method_names = ["get", "head", "options"]

    def get(self, request):
        data = request.GET.dict()
        first = asked_month(data.pop("month", ""))
        filterset = InspectionCalendarFilter(data, within(Inspection, request.user), user=request.user)
        try:
            filterset.check_names(data)
            rows = filterset.rows()
        except BadFilter as error:
            context = {"reason": error.messages[0], "reasons": error.messages, "back_url": request.path}
            return render(request, "400.html", context, status=400)
        asked = {name: value for name, value in data.items() if value}
        last = first.replace(day=monthrange(first.year, first.month)[1])
        found = inspections(rows, first, last) + due(request.user, first, last, asked)
        return render(
            request,
            "safety/inspection_calendar.html",
            {
                "title": TITLE,
                "lead": f"{first:%Y-%m}",
                "breadcrumbs": [
                    (_("Home"), reverse("home")),
                    (_("Inspections"), reverse("safety:inspection_list")),
                    (str(TITLE), None),
                ],
                "form": filterset.form,
                "hidden": [("month", f"{first:%Y-%m}")],
                "active_filters": filterset.words(),
                "week": WEEK,
                "blank": range(first.weekday()),
                "days": days(found, first, last),
                "total": sum(1 for line in found if line["what"] == "inspection"),
                "before": month_url(first - timedelta(days=1), asked),
                "after": month_url(last + timedelta(days=1), asked),
                "now": month_url(clock.today(), asked),
                "list_url": f"{reverse('safety:inspection_list')}?"
                f"{urlencode({'inspected_in': f'{first:%Y-%m}', **asked})}",
            },
        )


def asked_month(text: str) -> date:
    """The first day of the month in the address. Raises Http404 if it is none."""
    if not text:
        return clock.today().replace(day=1)
    try:
        first = parse_date(f"{text}-01")
    except ValueError:
        first = None
    if first is None or not 1900 < first.year < 9999:
        raise Http404(_("“%(text)s” is no month.") % {"text": text})
    return first


def month_url(day: date, asked: dict[str, str]) -> str:
    return f"{reverse('safety:inspection_calendar')}?{urlencode({**asked, 'month': f'{day:%Y-%m}'})}"


def inspections(rows, first: date, last: date) -> list[dict[str, Any]]:
    """The inspections made in these days, in one statement."""
    names = ("pk", "inspected_on", "kind__name", "site__name", "place", "result")
    return [
        {
            "on": row["inspected_on"],
            "what": "inspection",
            "text": f"{row['kind__name']} · {row['site__name'] or row['place']}",
            "url": reverse("safety:inspection_detail", args=[row["pk"]]),
            "css": "tag-warn" if row["result"] == Inspection.Result.HAZARDS else "",
        }
        for row in rows.filter(inspected_on__range=(first, last)).order_by("inspected_on", "pk").values(*names)
    ]


def due(user, first: date, last: date, asked: dict[str, str]) -> list[dict[str, Any]]:
    """Deadlines of hazards that are still to be put right, and ends of the licences of open sites: two statements."""
    notices = within(HazardNotice, user).filter(
        deadline__range=(first, last), rectified_on=None, rechecked_on=None, hazard__until=None
    )
    sites = within(Site, user).in_force(clock.today()).filter(licensed_until__range=(first, last))
    if village := asked.get("village"):
        place = int(village) if village.isdecimal() else None
        notices, sites = notices.in_village(place), sites.in_village(place)
    if kind := asked.get("kind"):
        notices = notices.filter(hazard__inspection__kind__code=kind)
        sites = sites.filter(kind=SITE_KINDS.get(kind, kind))
    return [
        {
            "on": deadline,
            "what": "due",
            "text": _("Deadline: %(what)s") % {"what": what},
            "url": reverse("safety:hazard_detail", args=[key]),
            "css": "tag-bad",
        }
        for deadline, what, key in notices.values_list("deadline", "hazard__what", "hazard")
    ] + [
        {
            "on": ends,
            "what": "due",
            "text": _("Licence ends: %(name)s") % {"name": name},
            "url": reverse("safety:site_detail", args=[key]),
            "css": "tag-bad",
        }
        for ends, name, key in sites.values_list("licensed_until", "name", "pk")
    ]


def days(found: list[dict[str, Any]], first: date, last: date) -> list[dict[str, Any]]:
    """Every day of the month with what stands on it, what falls due first."""
    by_day: dict[date, list[dict[str, Any]]] = {}
    for line in sorted(found, key=lambda line: line["what"]):
        by_day.setdefault(line["on"], []).append(line)
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [
        {"day": day, "week": WEEK[day.weekday()], "lines": by_day.get(day, []), "is_today": day == clock.today()}
        for day in every
    ]
