"""Who wrote which version of a record, and the refusal of a change to one that is no longer the newest."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from .formats import EMPTY


def signature(row) -> dict[str, str]:
    """`who` wrote a row of a history, and `at` what time of the office's clock; of none, that nobody knows."""
    user = row.history_user if row is not None else None
    return {
        "who": (user.get_full_name() or user.get_username()) if user else gettext("Somebody"),
        "at": f"{timezone.localtime(row.history_date):%Y-%m-%d %H:%M}" if row is not None else EMPTY,
    }


class ChangedMeanwhile(ValidationError):
    """Somebody else changed the record after it was opened; `newest` is the row of its history to be looked at."""

    def __init__(self, newest):
        super().__init__(
            gettext("%(who)s changed this on %(at)s, after you opened it. Look at what stands now, then save again.")
            % signature(newest)
        )
        self.newest: Any = newest


def version_of(record) -> int | None:
    """The number of the newest row of a record's history; None if it has none."""
    return record.history.order_by("-history_date", "-history_id").values_list("history_id", flat=True).first()


def check_version(record, version: int | None) -> None:
    """Raises ChangedMeanwhile if `version`, the one that was shown, is not the newest; None: nothing was shown.

    The record must be locked: else another change may still come between this and the saving.
    """
    if version is not None and version != version_of(record):
        raise ChangedMeanwhile(record.history.select_related("history_user").latest("history_date", "history_id"))
