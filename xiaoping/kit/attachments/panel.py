"""Photos and scans on the page of their record."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..registry import Panel, facts, panels
from .models import Attachment
from .takers import taker_of

SHOWN = 12
VIEW, ADD = "kit.view_attachment", "kit.add_attachment"


def address(record, page: str) -> str:
    """The address of a record's page of attachments, by the names that `pages` gives them."""
    meta = record._meta
    return reverse(f"{meta.app_label}:{meta.model_name}_{page}", args=[record.pk])


def may_add(record, user) -> bool:
    """Whether the user may attach something to the record."""
    taker = taker_of(record)
    return user.has_perms([ADD, taker.change]) and facts["villages.may_write"](user, taker.village_of(record))


def shown(record, user) -> dict[str, Any]:
    """What `_parts/attachments.html` shows of a record: the latest pictures, and where to see all and to add."""
    rows = Attachment.objects.visible_to(user).of(record).in_use() if user.has_perm(VIEW) else Attachment.objects.none()
    found = list(rows[: SHOWN + 1])
    return {
        "attachments": found[:SHOWN],
        "more": len(found) > SHOWN,
        "all_url": address(record, "attachments"),
        "add_url": address(record, "attachment") if may_add(record, user) else "",
    }


def render(record, user, day) -> str:
    """The panel on a sheet; nothing for a reader where there is nothing."""
    given = shown(record, user)
    if not given["attachments"] and not given["add_url"]:
        return ""
    return render_to_string("_parts/attachments.html", given)


def add(model) -> None:
    """Put the panel on the sheet of a kind of record."""
    key = f"{model._meta.model_name}.attachments"
    panels.add(key, Panel(key, _("Photos and scans"), VIEW, render))
