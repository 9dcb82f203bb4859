"""A report is begun from the outline, written section by section, and issued by somebody who wrote none of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Township
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import facts

from ..closing.reading import closed
from ..models import Issue, Report, Section
from ..reporting import outline, tokens
from ..reporting.rendering import Rendered, render

STEP = 10  # between the orders of two sections


@action
def begin_report(*, year: int, by, reason) -> Report:
    """The report of a year, with the sections of the outline that comes with the program."""
    township = Township.objects.first()
    name = f"{township}人民政府"
    report = save(Report(year=year, title=f"{name}{year}年度工作报告", organ=name))
    for place, part in enumerate(outline.parts(), start=1):
        save(Section(report=report, order=place * STEP, level=part.level, heading=part.heading, text=part.text))
    return report


@action
def write_section(
    *, section: Section, version: int, level: int, heading: str, text: str, is_left_out: bool, by, reason
) -> Section:
    """Change a section that still is as it was when the writer opened it, at `version`.

    Raises ValidationError if somebody saved it meanwhile, or a token cannot be read.
    """
    section = locked(section, by)
    if section.version != version:
        raise ValidationError(
            _("Somebody else has saved this section meanwhile. Compare the two below; saving again keeps yours."),
            code="conflict",
        )
    section.level, section.heading, section.text = level, heading.strip(), text.replace("\r\n", "\n").rstrip()
    section.is_left_out = is_left_out
    section.version += 1
    _check_tokens(section)
    return save(section)


@action
def add_section(*, report: Report, after: int, level: int, heading: str, text: str, by, reason) -> Section:
    """A new section behind the one with order `after`; 0 puts it first."""
    report = locked(report, by)
    section = Section(report=report, order=after + 1, level=level, heading=heading.strip(), text=text.strip())
    _check_tokens(section)
    section = save(section)
    sections = [one for one in report.sections.order_by("order", "pk") if one != section]
    place = sum(one.order <= after for one in sections)
    _number([*sections[:place], section, *sections[place:]])
    section.refresh_from_db()
    return section


@action
def move_section(*, section: Section, up: bool, by, reason) -> Section:
    """One place up or down among the sections. Raises ValidationError at the end of the report."""
    section = locked(section, by)
    sections = list(section.report.sections.select_for_update().order_by("order", "pk"))
    place = sections.index(section)
    target = place - 1 if up else place + 1
    if not 0 <= target < len(sections):
        raise ValidationError(_("There is no place further in this direction."))
    sections[place], sections[target] = sections[target], sections[place]
    _number(sections)
    return section


@action
def issue_report(*, report: Report, on: date, by, reason) -> Issue:
    """Freeze the report, with the close of its year, as the next version.

    Raises ValidationError if the issuer wrote any of it, the year is open, or a token writes no number.
    """
    report = locked(report, by)
    if Section.history.filter(report=report, history_user=by).exists():
        raise ValidationError(_("You wrote in this report: somebody else must issue it."))
    close = closed(Period.year(report.year))
    if close is None:
        raise ValidationError(
            _("The year %(year)s is not closed. A report is issued with its close: close the year first.")
            % {"year": report.year}
        )
    drawn = draft(report)
    if drawn.problems:
        raise ValidationError([f"{one.name}: {one.message}" for one in drawn.problems])
    return save(
        Issue(
            report=report,
            number=report.issues.count() + 1,
            close=close,
            issued_on=check_day(on, since=close.last),
            issued_by=by,
            content=drawn.document.data(),
            reason=reason.strip(),
        )
    )


def draft(report: Report, sections: Iterable[Section] | None = None, *, reader=None) -> Rendered:
    """The report as it stands: the numbers of what is closed, and of today where nothing is.

    `sections` are its own unless others are given, in order; those left out are not printed. A number reserved to
    others than `reader` is masked; None is the report as it is issued, or the command line.
    """
    if sections is None:
        sections = report.sections.order_by("order", "pk")
    return render(
        title=report.title,
        organ=report.organ,
        year=report.year,
        sections=[one for one in sections if not one.is_left_out],
        villages=facts["villages.by_name"](),
        reader=reader,
    )


def _check_tokens(section: Section) -> None:
    villages = facts["villages.by_name"]()
    wrong = {name: tokens.errors(getattr(section, name), villages) for name in ("heading", "text")}
    if any(wrong.values()):
        raise ValidationError({name: [str(one) for one in found] for name, found in wrong.items() if found})


def _number(sections: list[Section]) -> None:
    for place, section in enumerate(sections, start=1):
        if section.order != place * STEP:
            section.order = place * STEP
            save(section)
