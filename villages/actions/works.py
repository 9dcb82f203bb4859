"""What a village built, grew, earned, taught and had stated: entered, ended, put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, correct, locked, save
from xiaoping.kit.days import check_day

from ..models import Road, RoadService, Village, VillagerGroup
from ..querysets import scope_of

PLANNED = ("due_on",)  # days that may be still to come
PERIOD = ("first", "last")  # a statement may be made for a year that is not over


@action
def enter_work(*, village: Village, model, by, reason, is_townships: bool = False, **fields) -> Any:
    """A new record of a village; with `is_townships` one of the township itself, from a township posting only.

    Raises ValidationError for a day still to come, and for a village that was abolished before that day.
    """
    village = locked(village, by)
    days = _check_days(model, fields)
    if village.until is not None and (not days or max(days) >= village.until):
        raise ValidationError(_("This village was abolished on %(day)s.") % {"day": village.until})
    if is_townships and not scope_of(by).township:
        raise ValidationError({"is_townships": _("Only the township office enters what is the township's own.")})
    return save(model(village=None if is_townships else village, **fields))


@action
def enter_road(
    *, village: Village, model, served_groups: Sequence[VillagerGroup], serves_village: bool, by, reason, **fields
) -> Road:
    """A new road, with the groups it serves and whether it serves the village as a whole."""
    road = enter_work(village=village, model=model, by=by, reason=reason, **fields)
    if not served_groups and not serves_village:
        raise ValidationError({"served_groups": _("Say whom the road serves: the village, or at least one group.")})
    for group in [None] * serves_village + list(served_groups):
        save(RoadService(village=road.village, road=road, group=group))
    return road


@action
def end_work(*, record, field: str, begin: str, on: date, by, reason) -> Any:
    """It was cleared, given up, closed or finished on the day `on`, which is kept in `field`; `begin` is when it began.

    Raises ValidationError if it has ended already, or began after that day.
    """
    record = locked(record, by)
    if (ended := getattr(record, field)) is not None:
        raise ValidationError(_("It ended on %(day)s already. Correct that day if it is wrong.") % {"day": ended})
    setattr(record, field, check_day(on, since=getattr(record, begin) if begin else None))
    return save(record)


@action
def correct_work(*, record, by, reason, **changes) -> Any:
    """A wrong entry is put right; no day may be still to come."""
    _check_days(type(record), changes)
    return correct(record, by=by, reason=reason, **changes)


def _check_days(model, fields: dict[str, Any]) -> list[date]:
    """The days among the fields. Raises ValidationError for one still to come, unless the model lets it (`AHEAD`)."""
    ahead = (*PLANNED, *getattr(model, "AHEAD", ()))
    days = {name: day for name, day in fields.items() if isinstance(day, date) and name not in PERIOD}
    for name, day in days.items():
        if name not in ahead:
            check_day(day, field=name)
    return list(days.values())
