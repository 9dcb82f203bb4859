"""The change history of a record: every row it ever was, with who, when, why and the action that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.dispatch import receiver
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from . import masks
from .actions import current_act
from .registry import action_labels, facts


class ChangeRecord(models.Model):
    """What a history row knows beside the values: the action, and the id all rows of that action share."""

    act = models.UUIDField(_("action id"), null=True, db_index=True)
    act_name = models.CharField(_("action"), max_length=60, blank=True)

    class Meta:
        abstract = True


class History(HistoricalRecords):
    """`history = History()` on a model keeps every version of its rows."""

    def __init__(self, **kwargs):
        super().__init__(bases=[ChangeRecord], **kwargs)

    def copy_fields(self, model):
        """The fields of a version. It is sought by its record and by those it points to, not by what else it says."""
        fields = super().copy_fields(model)
        for field in fields.values():
            if not field.is_relation and field.name != model._meta.pk.name:
                field.db_index = False
        return fields


@receiver(pre_create_historical_record)
def sign(sender, history_instance, **kwargs):
    """Write who acts and why into the history row. Nothing outside an action is signed."""
    act = current_act()
    if act is not None:
        history_instance.history_user = act.by
        history_instance.history_change_reason = act.reason
        history_instance.act = act.id
        history_instance.act_name = act.name


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as texts; personal values are masked."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One version of one record."""

    at: datetime
    by: str
    reason: str
    action: str
    what: str
    fields: list[FieldChange]


def changes_of(*records, user) -> list[Change]:
    """Every change of these records, newest first, as `user` may read it (None: all of it).

    What they point to is named if the user may see that as well. Statements grow with the models met, never with the
    rows.
    """
    by_model: dict[type[models.Model], list] = {}
    loaded: dict = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record.pk)
        if _sees_all(user):
            loaded |= _loaded_names(record)
    found = [change for model, keys in by_model.items() for _key, change in _changes(model, keys, loaded, user)]
    return sorted(found, key=lambda change: change.at, reverse=True)


def changes_since(model, keys, moment: datetime, user) -> dict[Any, list[Change]]:
    """What happened after a moment to the records of these keys, removed ones included, newest first.

    Two statements, and one or two for each kind of record they point to, which is named if `user` may see it.
    """
    found: dict[Any, list[Change]] = {}
    for key, change in reversed(_changes(model, list(keys), {}, user)):
        if change.at > moment:
            found.setdefault(key, []).append(change)
    return found


def _sees_all(user) -> bool:
    return user is None or facts["villages.posted_to_township"](user)


def _changes(model, keys: list, loaded: dict, user) -> list[tuple[Any, Change]]:
    """Every version of these records with what it changed, oldest first."""
    rows = list(
        model.history.filter(**{f"{model._meta.pk.name}__in": keys})
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )
    names = loaded | _names_of_related(model, rows, loaded, user)
    versions: dict[Any, Any] = {}
    found = []
    for row in rows:
        key = row.serializable_value(model._meta.pk.name)
        found.append((key, _change(model, versions.get(key), row, names)))
        versions[key] = row
    return found


def _loaded_names(record) -> dict:
    """What related records are called that were loaded with this one."""
    related = [field for field in record._meta.concrete_fields if field.is_relation and field.is_cached(record)]
    return {(field.name, getattr(record, field.attname)): str(getattr(record, field.name)) for field in related}


def _names_of_related(model, rows, loaded, user) -> dict:
    names: dict = {}
    for field in model._meta.concrete_fields:
        if field.is_relation:
            keys = {row.serializable_value(field.attname) for row in rows} - {None}
            keys = {key for key in keys if (field.name, key) not in loaded}
            seen = _seen(field.related_model, user).in_bulk(keys)
            names |= {(field.name, key): str(record) for key, record in seen.items()}
            if unseen := keys - seen.keys():  # those that are gone are a number; the others are somebody else's
                there = field.related_model._base_manager.filter(pk__in=unseen).values_list("pk", flat=True)
                names |= {(field.name, key): gettext("not in your villages") for key in there}
    return names


def _seen(model, user):
    """The records of a kind that a user may see. Accounts and rules, of no village, are named to everybody."""
    rows = model._default_manager
    return rows.visible_to(user) if hasattr(rows, "visible_to") and not _sees_all(user) else model._base_manager.all()


def _change(model, before, after, names) -> Change:
    is_removed = after.history_type == "-"
    fields = []
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name in getattr(model, "SECRET", ()):
            continue
        old = before.serializable_value(field.attname) if before is not None else None
        new = None if is_removed else after.serializable_value(field.attname)
        if (None if old == "" else old) != (None if new == "" else new):
            texts = (_text(model, field, value, names) for value in (old, new))
            fields.append(FieldChange(str(field.verbose_name), *texts))
    user = after.history_user
    return Change(
        at=after.history_date,
        by=(user.get_full_name() or user.get_username()) if user else "",
        reason=after.history_change_reason or "",
        action=str(action_labels.get(after.act_name, after.act_name)),
        what=str(model._meta.verbose_name),
        fields=fields,
    )


def _text(model, field, value, names) -> str:
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get((field.name, value), f"#{value}")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        value = gettext("yes") if value else gettext("no")
    return masks.mask_for(model, field.name, value)
