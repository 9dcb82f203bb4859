"""What happened to rows since a moment, by the change histories: to a row itself, or to a record that it rests on.

A figure of people may move because a household left the register: nothing happened to the people's own rows. Then the
nearest record that changed is looked for, over at most three steps from one record to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps

from xiaoping.kit.bulk import keeps_history
from xiaoping.kit.registry import facts
from xiaoping.kit.scope import of_posting, within

STEPS = 3
MANY = 5000  # keys; more are not named one by one to the database
FOLLOWED = 1000  # rows whose cause is looked for in other records
SHARED = ("village", "villagergroup", "officer")  # so many records hang on them that they lead everywhere

Source = tuple[Any, int]  # a model and a key
Reached = dict[Any, dict[int, set[int]]]  # model → key of a record → the rows it was reached from


def own_changes(model, keys: Iterable[int], moment: datetime) -> dict[int, list[str]]:
    """What was done to each row after a moment (`+` made, `~` changed, `-` removed), oldest first: one statement."""
    wanted, name = set(keys), model._meta.pk.name
    rows = model.history.filter(history_date__gt=moment)
    if len(wanted) <= MANY:
        rows = rows.filter(**{f"{name}__in": wanted})
    found: dict[int, list[str]] = {}
    for key, kind in rows.order_by("history_date", "history_id").values_list(name, "history_type"):
        if key in wanted:
            found.setdefault(key, []).append(kind)
    return found


def nearest_changes(model, keys: Iterable[int], moment: datetime, user) -> dict[int, Source]:
    """For each row the nearest other record that changed after a moment, as far as the user may see it.

    Statements grow with the kinds of records met, never with the rows.
    """
    left = set(sorted(keys)[:FOLLOWED])
    found: dict[int, Source] = {}
    frontier: Reached = {model: {key: {key} for key in left}}
    seen: dict[Any, set[int]] = {model: set(left)}
    for _step in range(STEPS):
        frontier = _next(frontier, left, seen)
        for other, reached in frontier.items():
            for key in _changed(other, reached, moment, user):
                found |= {row: (other, key) for row in reached[key] if row not in found}
        left -= found.keys()
        if not left:
            break
    return found


def _next(frontier: Reached, left: set[int], seen: dict[Any, set[int]]) -> Reached:
    """What the records of the frontier point to, and what points to them."""
    reached: Reached = {}
    for model, records in frontier.items():
        wanted = {key: rows & left for key, rows in records.items() if rows & left}
        if not wanted:
            continue
        for other, key, row in (*_forward(model, wanted), *_backward(model, wanted)):
            if key not in seen.get(other, ()):
                reached.setdefault(other, {}).setdefault(key, set()).update(wanted[row])
    for model, records in reached.items():
        seen.setdefault(model, set()).update(records)
    return reached


def _forward(model, wanted) -> list[tuple[Any, int, int]]:
    fields = [field for field in model._meta.concrete_fields if field.is_relation and _is_followed(field.related_model)]
    if not fields:
        return []
    rows = model._base_manager.filter(pk__in=wanted).values_list("pk", *(field.attname for field in fields))
    return [
        (field.related_model, key, row)
        for row, *keys in rows
        for field, key in zip(fields, keys, strict=True)
        if key is not None
    ]


def _backward(model, wanted) -> list[tuple[Any, int, int]]:
    if model._meta.model_name in SHARED:
        return []
    found = []
    for relation in model._meta.related_objects:
        other = relation.related_model
        if relation.field.concrete and not relation.field.many_to_many and _is_followed(other):
            path = relation.field.attname
            rows = other.history.filter(**{f"{path}__in": wanted}).order_by()  # those removed since as well
            found += [(other, key, row) for key, row in rows.values_list(other._meta.pk.name, path).distinct()]
    return found


def _is_followed(model) -> bool:
    return keeps_history(model) and model in apps.get_models()


def _changed(model, records, moment: datetime, user) -> list[int]:
    """Those that changed after the moment and that the user may see; one that was removed, by its last village."""
    meta = model._meta
    if user is not None and not user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
        return []
    rows = model.history.filter(**{f"{meta.pk.name}__in": records}, history_date__gt=moment)
    if user is not None:
        if any(field.attname == "village_id" for field in meta.concrete_fields):
            rows = of_posting(rows, user)
        elif not facts["villages.posted_to_township"](user):
            rows = rows.filter(**{f"{meta.pk.name}__in": within(model, user).values("pk")})
    return list(rows.order_by(meta.pk.name).values_list(meta.pk.name, flat=True).distinct())
