"""What the sheets of this app share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from villages.sheets import Sheet
from xiaoping.kit import clock, formats
from xiaoping.kit.attachments import panel as attachments
from xiaoping.kit.history import changes_of

from .. import due


def signed(day: date | None, officer, words: str) -> str:
    """Who did something on which day, and with what words; nothing without a day is a dash."""
    return f"{day} {officer} {words}".strip() if day else formats.EMPTY


def line(label, text: Any, url: str = "") -> dict[str, Any]:
    """One line of a sheet; nothing is a dash."""
    return {"label": label, "text": formats.EMPTY if text in (None, "") else str(text), "url": url if text else ""}


def days_left(day: date | None, today: date) -> str:
    """How long until a day, in words; nothing if there is none."""
    if day is None:
        return ""
    return due.days_left((day - today).days)


def shown(part: dict[str, Any]) -> dict[str, Any]:
    """A table with each of its cells a text, perhaps with an address, and the label it has on a phone."""
    rows = [
        [
            {**(cell if isinstance(cell, dict) else {"text": str(cell)}), "label": label}
            for label, cell in zip(part["head"], row, strict=True)
        ]
        for row in part["rows"]
    ]
    return {**part, "rows": rows}


class RecordSheet(Sheet):
    """What every sheet here shows: `lines`, then tables of `parts`, photos, buttons and history."""

    template_name = "safety/record_detail.html"
    list_url, list_title = "", gettext_lazy("Home")
    takes_photos = False

    def get_context_data(self, **kwargs):
        record, user = self.record(), self.request.user
        parts, with_history = self.parts(record)
        title = self.title(record)
        return {
            "title": title,
            "tag": self.tag(record),
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(self.list_title), reverse(self.list_url)),
                (title, None),
            ],
            "lines": [line(_("Village"), record.village, self.village_url(record)), *self.lines(record)],
            "parts": [shown(part) for part in parts if part["rows"] or part.get("empty")],
            "photos": attachments.shown(record, user) if self.takes_photos else None,
            "panels": self.panels(record, clock.today()),
            "actions": self.actions(record),
            "changes": changes_of(record, *with_history, user=user),
        }

    def village_url(self, record) -> str:
        return record.village.get_absolute_url() if record.village_id else ""

    def title(self, record) -> str:
        return str(record)

    def tag(self, record) -> dict[str, str] | None:
        """Where it stands: `css` and `text`."""
        return None

    def lines(self, record) -> list[dict[str, Any]]:
        raise NotImplementedError

    def parts(self, record) -> tuple[list[dict[str, Any]], list]:
        """Tables of `title`, `head`, `rows`, and the records whose history belongs to it."""
        return [], []
