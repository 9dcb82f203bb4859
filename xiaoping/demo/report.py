"""Begins the report of 2018 from the outline and issues it with the close of that year."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User

from planning.actions import begin_report, issue_report, write_section
from planning.models import Report, Section

from .closing import at

YEAR, ISSUED_ON = 2018, date(2019, 1, 25)
WRITTEN = {"begin_report": at(2019, 1, 14, 9, 30), "write_section": at(2019, 1, 21, 15, 10)}
EDITED = "稳住大局"
ADDED = "防汛、防火值班制度照常执行。"


def load() -> None:
    """The clerk writes it, a leader issues it; its history is of those days."""
    users = {one.username: one for one in User.objects.filter(username__in=("clerk", "leader"))}
    report = begin_report(year=YEAR, by=users["clerk"], reason="按乡政府办公会安排起草")
    section = report.sections.get(heading=EDITED)
    write_section(
        section=section,
        version=section.version,
        level=section.level,
        heading=section.heading,
        text=f"{section.text}\n{ADDED}",
        is_left_out=False,
        by=users["clerk"],
        reason="补充值班安排",
    )
    issue_report(report=report, on=ISSUED_ON, by=users["leader"], reason="经乡党委会审定")
    for act, moment in WRITTEN.items():
        for model in (Report, Section):
            model.history.filter(act_name=act).update(history_date=moment)
