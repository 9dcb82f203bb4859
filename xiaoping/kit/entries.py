"""What somebody entered on a day, action by action, read back from the change histories; and taking it back.

Taking back undoes an action whole: what it made goes, what it changed is as before. The history keeps both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _

from . import guards
from .actions import action, save
from .attachments.models import Attachment
from .bulk import IMPORT
from .models import ImportBatch
from .registry import action_labels
from .versions import signature

LIMIT = 200  # records of one action that can be taken back at a desk; more is an import's business

MADE, CHANGED, REMOVED = "+", "~", "-"


@dataclass(frozen=True)
class Line:
    """One record that an action touched, and how: made, changed or removed."""

    kind: str
    what: str
    text: str
    url: str


@dataclass
class Entry:
    """One action: when, what, why, and the records it touched."""

    act: UUID
    name: str
    at: datetime
    reason: str
    lines: list[Line] = field(default_factory=list)
    can_be_taken_back: bool = False

    @property
    def label(self) -> str:
        return str(action_labels.get(self.name, self.name))


def histories() -> dict[str, Any]:
    """Model label → model, for every model that keeps a history. A proxy's rows have that of the model behind it."""
    return {
        model._meta.label_lower: model
        for model in apps.get_models()
        if hasattr(model._meta, "simple_history_manager_attribute") and not model._meta.proxy
    }


def entered_by(user, day: date) -> list[Entry]:
    """What a user entered on a day of the office's clock, latest first. One statement, and one a model met.

    Files brought in are not among it: `files_of` has them, whole.
    """
    first = timezone.make_aware(datetime.combine(day, time.min))
    found = _touched(history_user=user, history_date__gte=first, history_date__lt=first + timedelta(days=1))
    return _entries(user, found)


def files_of(user, day: date) -> list[ImportBatch]:
    """The files a user applied on a day of the office's clock, latest first."""
    first = timezone.make_aware(datetime.combine(day, time.min))
    applied = ImportBatch.objects.filter(user=user, applied_at__gte=first, applied_at__lt=first + timedelta(days=1))
    return list(applied.order_by("-applied_at"))


def entry_of(user, act: UUID) -> Entry | None:
    """One action of a user; None if there is none."""
    return next(iter(_entries(user, _touched(history_user=user, act=act))), None)


def _touched(**which) -> list[dict[str, Any]]:
    parts = [
        model.history.filter(act__isnull=False, **which)
        .exclude(act_name=IMPORT)
        .order_by()
        .annotate(record_label=Value(label), record_key=models.F(model._meta.pk.name))
        .values(
            "act", "act_name", "history_date", "history_change_reason", "history_type", "record_label", "record_key"
        )
        for label, model in histories().items()
    ]
    return list(parts[0].union(*parts[1:], all=True).order_by("history_date"))


def _entries(user, touched: list[dict[str, Any]]) -> list[Entry]:
    known = histories()
    keys: dict[str, set] = {}
    for row in touched:
        keys.setdefault(row["record_label"], set()).add(row["record_key"])
    records = {label: _records(known[label], keys[label], user) for label in keys}
    entries: dict[UUID, Entry] = {}
    kinds: dict[tuple, str] = {}
    latest: dict[tuple, UUID] = {}  # what last touched each record
    for row in touched:
        entry = entries.setdefault(
            row["act"], Entry(row["act"], row["act_name"], row["history_date"], row["history_change_reason"] or "")
        )
        place = (entry.act, row["record_label"], row["record_key"])
        latest[place[1:]] = entry.act
        if place not in kinds:  # a record made and then changed by one action was made by it
            kinds[place] = row["history_type"]
            entry.lines.append(
                _line(known[row["record_label"]], records[row["record_label"]].get(row["record_key"]), row)
            )
    overtaken = {act for act, label, key in kinds if latest[label, key] != act}
    today = timezone.localdate()
    for entry in entries.values():
        is_last = entry.act not in overtaken and entry.name != take_back.__name__
        may_be = is_last and guards.may_be_taken_back(label for act, label, _key in kinds if act == entry.act)
        entry.can_be_taken_back = may_be and timezone.localdate(entry.at) == today
    return sorted(entries.values(), key=lambda entry: entry.at, reverse=True)


def _records(model, keys, user) -> dict:
    """Those the user may still see: what a move took to another village is no longer named."""
    rows = model._default_manager
    seen = rows.visible_to(user) if hasattr(rows, "visible_to") else rows.none()
    return seen.select_related().in_bulk(keys)


def _line(model, record, row) -> Line:
    address = getattr(record, "get_absolute_url", None)
    return Line(
        row["history_type"],
        str(model._meta.verbose_name),
        str(record) if record is not None else "",
        address() if address else "",
    )


@action
def take_back(*, act: UUID, by, reason: str) -> list[models.Model]:
    """Undo an action of one's own of today: the last thing it did first. All of it, or nothing.

    Raises ValidationError if it is not the actor's own of today, is too large, if something was entered on top of it,
    if a guard says that what it belongs to has moved on, or if other records rest on what it made.
    """
    steps = sorted(_steps(act, by), key=lambda step: (step[1].history_date, step[1].history_id), reverse=True)
    if not steps:
        raise ValidationError(_("There is nothing of yours of today to take back under this number."))
    if len(steps) > LIMIT:
        raise ValidationError(
            _("This touched more than %(limit)s records: it is too large to take back here.") % {"limit": LIMIT}
        )
    # all are found before any is undone: without their stay, people are in nobody's village; and all are locked
    # before any is looked at, what was made first before what rests on it: nobody changes one in between
    records = [_writable(model, row, by) for model, row in reversed(steps)][::-1]
    for model, row in steps:
        _refuse_if_changed_since(model, row, act)
    return [_undo(record, row) for record, (_model, row) in zip(records, steps, strict=True)]


def _steps(act: UUID, by) -> Iterator[tuple[Any, Any]]:
    start = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    labels = {row["record_label"] for row in _touched(act=act, history_user=by, history_date__gte=start)}
    for label in labels:
        model = histories()[label]
        for row in model.history.filter(act=act, history_user=by).exclude(history_type=REMOVED):
            yield model, row


def _refuse_if_changed_since(model, row, act: UUID) -> None:
    key = model._meta.pk.name
    rows = model.history.filter(**{key: row.serializable_value(key)}).select_related("history_user")
    newest = rows.latest("history_date", "history_id")
    if newest.act != act:
        raise ValidationError(
            _(
                "%(what)s “%(record)s” was changed again afterwards, by %(who)s on %(at)s. Take that back first, or"
                " correct the record."
            )
            % {"what": model._meta.verbose_name, "record": row.instance, **signature(newest)}
        )


def _writable(model, row, by) -> models.Model:
    key = row.serializable_value(model._meta.pk.attname)
    try:
        return model._default_manager.writable_by(by).select_for_update().get(pk=key)
    except model.DoesNotExist as error:
        raise ValidationError(_("A record of this is no longer within your villages.")) from error


def _undo(record, row) -> models.Model:
    guards.check(record, row)
    if row.history_type == MADE:
        try:
            if Attachment.objects.of(record).exists():  # they name it by its key: the database does not hold them
                raise models.ProtectedError("", set())
            record.delete()
        except models.ProtectedError as error:
            raise ValidationError(
                _("Other records rest on %(what)s “%(record)s”. Take those back first.")
                % {"what": record._meta.verbose_name, "record": record}
            ) from error
        return record
    before = row.prev_record
    if before is None:
        raise ValidationError(_("It is not known what %(record)s was before.") % {"record": record})
    for name in record._meta.concrete_fields:
        setattr(record, name.attname, getattr(before, name.attname))
    return save(record)
