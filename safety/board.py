"""The hazard board: what is open, column by column as it stands, with the days left; and what ended lately."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from xiaoping.kit import clock
from xiaoping.kit.access import Permitted
from xiaoping.kit.filters import BadFilter
from xiaoping.kit.scope import within

from .filters import HazardBoardFilter
from .models import Hazard, HazardEnd
from .querysets import LATELY
from .sheets.base import days_left

TITLE = gettext_lazy("Hazard board")
SHOWN = 40  # cards of a column; the list has them all

# state: (heading, day filter of the list, how it ended)
COLUMNS: dict[str, tuple[Any, str, str]] = {
    "overdue": (gettext_lazy("overdue"), "overdue", ""),
    "found": (gettext_lazy("found, no notice yet"), "awaiting_notice", ""),
    "rectifying": (gettext_lazy("being put right"), "rectifying", ""),
    "recheck": (gettext_lazy("waiting for the recheck"), "awaiting_recheck", ""),
    "handed_over": (gettext_lazy("handed to the county lately"), "closed_lately", HazardEnd.HANDED_OVER),
    "closed": (gettext_lazy("closed lately"), "closed_lately", HazardEnd.CLOSED),
}
ENDED = ("handed_over", "closed")
CARD = ("pk", "what", "grade", "state", "deadline", "since", "until", "place", "site__name", "village__name")


class HazardBoard(Permitted, View):
    """All hazards that are open today and what ended in the last 30 days, in one statement.

    400 for a filter that does not exist, 404 for a village that is not the user's.
    """

    permission_required = "safety.view_hazard"
    http_method_names = ["get", "head", "options"]

    def get(self, request):
        data = request.GET.dict()
        filterset = HazardBoardFilter(data, within(Hazard, request.user), user=request.user)
        try:
            filterset.check_names(data)
            rows = filterset.rows()
        except BadFilter as error:
            context = {"reason": error.messages[0], "reasons": error.messages, "back_url": request.path}
            return render(request, "400.html", context, status=400)
        today = clock.today()
        asked = {name: value for name, value in data.items() if value}
        return render(
            request,
            "safety/hazard_board.html",
            {
                "title": TITLE,
                "lead": _(
                    "What is open today by how it stands, the nearest deadline first, and what ended in 30 days."
                ),
                "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
                "form": filterset.form,
                "active_filters": filterset.words(),
                "columns": columns(rows, today, asked),
                "day": today,
            },
        )


def columns(rows, today: date, asked: dict[str, str]) -> list[dict[str, Any]]:
    """The columns with their cards, each with the address of its rows on the list under the same filters."""
    open_or_late = rows.filter(Q(until=None) | Q(until__gt=today - LATELY), since__lte=today).with_state(today)
    by_state: dict[str, list[dict[str, Any]]] = {state: [] for state in COLUMNS}
    for row in open_or_late.order_by("deadline", "since", "pk").values(*CARD):
        if row["state"] in by_state:  # what was called a mistake stands nowhere
            by_state[row["state"]].append(row)
    for state in ENDED:
        by_state[state].sort(key=lambda row: row["until"], reverse=True)
    address, found = reverse("safety:hazard_list"), []
    for state, (label, name, ending) in COLUMNS.items():
        query = {**asked, name: today.isoformat(), **({"until_reason": str(ending)} if ending else {})}
        cards = by_state[state]
        found.append(
            {
                "state": state,
                "label": label,
                "number": len(cards),
                "cards": [card(row, today) for row in cards[:SHOWN]],
                "more": len(cards) > SHOWN,
                "url": f"{address}?{urlencode(query)}",
            }
        )
    return found


def card(row: dict[str, Any], today: date) -> dict[str, Any]:
    """What a card says: what and where it is, how grave, and how long there is."""
    where = [text for text in (row["village__name"], row["site__name"], row["place"]) if text]
    said = {"overdue": "tag-bad", "rectifying": "tag-open", "found": "tag-warn", "recheck": "tag-warn"}
    words, day = {
        "found": (_("found on %(day)s"), row["since"]),
        "handed_over": (_("ended on %(day)s"), row["until"]),
        "closed": (_("ended on %(day)s"), row["until"]),
    }.get(row["state"], (_("deadline %(day)s"), row["deadline"]))
    return {
        "what": row["what"],
        "url": reverse("safety:hazard_detail", args=[row["pk"]]),
        "where": " · ".join(where),
        "is_major": row["grade"] == Hazard.Grade.MAJOR,
        "css": said.get(row["state"], "tag-closed"),
        "when": words % {"day": day},
        "left": days_left(row["deadline"], today) if row["state"] in ("overdue", "rectifying") else "",
    }
