"""The figures a token may name, app by app, each with the number it would write in this report."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from xiaoping.kit import formats
from xiaoping.kit.indicators import Indicator, Number, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many

from ..closing.reading import closed, closed_numbers
from ..models import Report


def picker(report: Report, user) -> dict[str, Any]:
    """The figures of the year reported: as it was closed, or as they are today where it is not.

    The numbers are the whole township's, like those the report prints. One reserved to others stays so: it may be
    named, its number is not told. One statement for a close; otherwise one or two for each kind of record.
    """
    period = Period.year(report.year)
    close = closed(period)
    numbers = closed_numbers(close) if close else {}
    told = [one for one in indicators if one.key not in numbers and not one.is_hidden(user)]
    numbers |= {key: split.whole for key, split in split_many(told, period, None).items()}
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in indicators:
        label = str(apps.get_app_config(one.key.partition(".")[0]).verbose_name)
        groups.setdefault(label, []).append(_figure(one, numbers.get(one.key), user))
    return {
        "period": period.label,
        "close": close,
        "groups": [{"label": label, "figures": several} for label, several in groups.items()],
    }


def _figure(indicator: Indicator, number: Number, user) -> dict[str, Any]:
    is_hidden = indicator.is_hidden(user)
    text = _("reserved") if is_hidden else formats.number(number)
    plain = "" if is_hidden or number is None else str(number)  # found as typed, without separators
    return {
        "key": indicator.key,
        "label": indicator.label,
        "unit": indicator.unit.label,
        "basis": indicator.basis.label,
        "text": text,
        "is_hidden": is_hidden,
        "words": f"{indicator.label} {indicator.key} {text} {plain}",
    }
