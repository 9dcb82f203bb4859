"""The way to the lists: each app's section of the menu, declared in its `navigation.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from . import clock, savedviews
from .registry import Registry


@dataclass(frozen=True)
class Entry:
    """One line of the menu. `as_of` names the day filter its list opens with, as of today."""

    label: Any  # translated when shown
    icon: str
    url: str
    permission: str = ""
    as_of: str = ""

    @property
    def address(self) -> str:
        return reverse(self.url) + (f"?{self.as_of}={clock.today().isoformat()}" if self.as_of else "")


@dataclass(frozen=True)
class Section:
    """The entries of one app."""

    label: Any
    entries: Sequence[Entry]
    is_open: bool = True  # whether its entries are in sight on every page, or only on its own


sections: Registry[Section] = Registry("menu section")


def menu(request) -> list[dict[str, Any]]:
    """The entries this user may open, section by section; a list opens with the view that is its default."""
    shown, defaults = [], savedviews.defaults(request)
    for section in sections:
        entries = [
            {
                "label": entry.label,
                "icon": entry.icon,
                "url": savedviews.address(entry.url, defaults[entry.url]) if entry.url in defaults else entry.address,
                "active": request.path == reverse(entry.url),
            }
            for entry in section.entries
            if not entry.permission or request.user.has_perm(entry.permission)
        ]
        if entries:
            is_open = section.is_open or any(entry["active"] for entry in entries)
            shown.append({"label": section.label, "items": entries, "open": is_open})
    return shown
