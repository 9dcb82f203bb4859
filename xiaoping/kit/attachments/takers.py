"""Which kinds of records take attachments, and what somebody must be allowed to see or change to reach them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from ..registry import Registry
from .models import Attachment


@dataclass(frozen=True)
class Taker:
    """A kind of record: the permissions to see and to change it, whether its pictures tell of a person (then whoever
    opens one is logged), and the key of the village a record belongs to today."""

    model: Any
    view: str
    change: str
    is_personal: bool
    village_of: Callable[[Any], int | None]


takers: Registry[Taker] = Registry(_("kind of record with attachments"))


def accept(
    model, *, personal: bool, change: str = "", village_of: Callable = lambda record: record.village_id
) -> Taker:
    """Let a kind of record take attachments. Who may change the record adds and removes them, unless `change` names
    another permission."""
    meta = model._meta
    return takers.add(
        meta.label_lower,
        Taker(
            model,
            f"{meta.app_label}.view_{meta.model_name}",
            change or f"{meta.app_label}.change_{meta.model_name}",
            personal,
            village_of,
        ),
    )


def taker_of(record) -> Taker:
    """How records of this kind take attachments. Raises UnknownKey if they do not."""
    return takers[record._meta.label_lower]


def record_of(attachment: Attachment, user, *, to_change: bool = False):
    """The record an attachment belongs to. Raises Http404 unless the user may see it, or change it."""
    taker = takers[attachment.record]
    rows = apps.get_model(attachment.record)._default_manager
    rows = rows.writable_by(user) if to_change else rows.visible_to(user)  # type: ignore[attr-defined]
    record = rows.filter(pk=attachment.key).first()
    if record is None or not user.has_perm(taker.change if to_change else taker.view):
        raise Http404
    return record


def found(user, pk: int) -> tuple[Attachment, Any]:
    """An attachment in use and its record. Raises Http404 unless the user may see both."""
    attachment = Attachment.objects.visible_to(user).in_use().filter(pk=pk).first()
    if attachment is None:
        raise Http404
    return attachment, record_of(attachment, user)
