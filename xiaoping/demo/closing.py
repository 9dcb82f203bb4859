"""Closes the years 2014 to 2018, each in January after it, and changes three rows after the close of 2018.

What the figures of today count is what the report printed; so the close of 2018 stands on one row less, one that was
entered twice, and one number that was counted wrongly.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User

from planning.actions import close_period, reopen_period
from planning.models import PartyActivity, PartyBanner, PartyOrganisation
from villages.models import Posting
from xiaoping.kit.actions import acting
from xiaoping.kit.periods import Period

REASON = "年度统计结账"
TWICE = "中共晓坪乡机关支部（重复）"
MISCOUNTED = 2


def at(*moment: int) -> datetime:
    """A moment in the township."""
    return datetime(*moment, tzinfo=ZoneInfo(settings.TIME_ZONE))  # type: ignore[arg-type, misc]


def load() -> None:
    """Close the years as they were known; then a row is entered late, one corrected, one taken back."""
    users = {one.username: one for one in User.objects.all()}
    for year in (2014, 2015, 2016, 2017):
        close = close_period(period=Period.year(year), by=users["leader"], reason=REASON, at=at(year + 1, 1, 9, 16))
    reopen_period(close=close, by=users["admin"], reason="县局要求复核全年数据", at=at(2018, 1, 12, 10, 20))
    close_period(period=Period.year(2017), by=users["leader"], reason="复核无误，重新结账", at=at(2018, 1, 15, 9, 5))
    late, banner, twice = _as_they_were(users)
    close_period(period=Period.year(2018), by=users["leader"], reason=REASON, at=at(2019, 1, 10, 15))
    _change(twice.delete, twice, "take_back", users["admin"], "同一组织录入两次，撤回", at(2019, 1, 10, 17, 30))
    _change(
        lambda: late.save(force_insert=True),
        late,
        "enter",
        users["cadre"],
        "漏录，按会议记录补录",
        at(2019, 2, 18, 9, 40),
    )
    banner.number -= MISCOUNTED
    _change(banner.save, banner, "correct", users["clerk"], "横幅数量数错，按验收单更正", at(2019, 3, 5, 14, 15))


def _as_they_were(users) -> tuple[PartyActivity, PartyBanner, PartyOrganisation]:
    """The records of the morning of the close: without the late row, with the wrong number and the double one."""
    village = Posting.objects.get(user=users["cadre"]).village
    sessions = PartyActivity.objects.studied_in(Period.year(2018)).filter(village=village)
    late = sessions.order_by("held_on", "pk").last()
    for rows in (PartyActivity.objects.filter(pk=late.pk), PartyActivity.history.filter(id=late.pk)):
        rows._raw_delete(rows.db)
    late._state.adding = True
    banner = PartyBanner.objects.hung_in(Period.year(2018)).order_by("pk").first()
    banner.number += MISCOUNTED
    for rows in (PartyBanner.objects.filter(pk=banner.pk), PartyBanner.history.filter(id=banner.pk)):
        rows.update(number=banner.number)
    twice = PartyOrganisation(village=None, name=TWICE, since=at(2018, 12, 20).date())
    _change(twice.save, twice, "enter", users["admin"], "新建组织登记", at(2019, 1, 10, 8, 45))
    return late, banner, twice


def _change(do, record: Any, name: str, by: User, reason: str, moment: datetime) -> None:
    """Do one thing to a record as somebody did it at a moment."""
    record._history_date = moment
    with acting(name, by=by, reason=reason):
        do()
