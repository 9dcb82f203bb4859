"""A hazard from being found to its end: noticed, put right, rechecked by somebody else, closed or handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Officer
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.attachments.actions import Ready, attach, attaching
from xiaoping.kit.days import check_day

from ..models import Hazard, HazardEnd, HazardNotice, Inspection, Site
from .common import from_the_township, in_post


def open_hazard(hazard: Hazard, by) -> Hazard:
    """The hazard under a lock, if it is open. Raises ValidationError if it has ended."""
    hazard = locked(hazard, by)
    if hazard.until is not None:
        raise ValidationError(
            _("This hazard ended on %(day)s: %(how)s.")
            % {"day": hazard.until, "how": hazard.get_until_reason_display()}
        )
    return hazard


def running(hazard: Hazard) -> HazardNotice | None:
    """The notice that was not rechecked yet, locked; None if there is none."""
    return hazard.notices.filter(rechecked_on=None).select_for_update().first()


def last_event(hazard: Hazard) -> date:
    """The last day on which something happened to a hazard."""
    days = [hazard.since]
    for notice in hazard.notices.all():
        days += [day for day in (notice.issued_on, notice.rectified_on, notice.rechecked_on) if day]
    return max(days)


def found(
    *,
    place_of: Site | Inspection,
    site: Site | None,
    what: str,
    category: str,
    grade: str,
    place: str,
    on: date,
    uploads,
    by,
    reason,
) -> Hazard:
    """Enter a hazard with its photos, if there are any, in the village of where it was found."""
    inspection = place_of if isinstance(place_of, Inspection) else None
    hazard = save(
        Hazard(
            village=place_of.village,
            inspection=inspection,
            site=site,
            what=what,
            category=category,
            grade=grade,
            place=place,
            since=on,
        )
    )
    if uploads:
        attach(record=hazard, uploads=uploads, title=_("Found"), on=on, by=by, reason=reason)
    return hazard


@attaching
def report_hazard(
    *,
    site: Site,
    what: str,
    category: str,
    grade: str,
    place: str = "",
    uploads: Sequence[Ready],
    on: date,
    by,
    reason,
) -> Hazard:
    """Something dangerous is found at a site outside an inspection."""
    site = locked(site, by)
    check_day(on, since=site.since)
    return found(
        place_of=site,
        site=site,
        what=what,
        category=category,
        grade=grade,
        place=place,
        on=on,
        uploads=uploads,
        by=by,
        reason=reason,
    )


@action
def issue_notice(
    *,
    hazard: Hazard,
    officer: Officer,
    responsible: str,
    measures: str,
    deadline: date,
    amount: Decimal = Decimal(0),
    plan: str = "",
    on: date,
    by,
    reason,
) -> HazardNotice:
    """Say in writing who puts the hazard right, how, with what money, by when; a major one needs an emergency plan."""
    from_the_township(by)
    hazard = open_hazard(hazard, by)
    if running(hazard) is not None:
        raise ValidationError(_("A notice is running already. It ends with its recheck."))
    if hazard.grade == Hazard.Grade.MAJOR and not plan:
        raise ValidationError({"plan": _("A major hazard needs an emergency plan.")})
    check_day(on, since=hazard.since, latest=last_event(hazard))
    return save(
        HazardNotice(
            village=hazard.village,
            hazard=hazard,
            issued_on=on,
            issued_by=in_post(officer, by, on),
            responsible=responsible,
            measures=measures,
            amount=amount,
            deadline=deadline,
            plan=plan,
        )
    )


@attaching
def report_rectified(
    *, hazard: Hazard, officer: Officer, done: str, uploads: Sequence[Ready], on: date, by, reason
) -> HazardNotice:
    """What the notice asked is done: an officer reports it, with a photo."""
    hazard = open_hazard(hazard, by)
    notice = running(hazard)
    if notice is None:
        raise ValidationError(_("There is no notice to be put right. Give one first."))
    if notice.rectified_on is not None:
        raise ValidationError(_("This was reported put right on %(day)s.") % {"day": notice.rectified_on})
    notice.rectified_on = check_day(on, since=notice.issued_on)
    notice.rectified_by, notice.done = in_post(officer, by, on), done
    save(notice)
    attach(record=hazard, uploads=uploads, title=_("Put right"), on=on, by=by, reason=reason)
    return notice


@action
def recheck(
    *, hazard: Hazard, officer: Officer, passed: bool, deadline: date | None = None, on: date, by, reason
) -> Hazard:
    """Another officer looks at what was done: the hazard is closed, or a new notice runs until a new deadline."""
    from_the_township(by)
    hazard = open_hazard(hazard, by)
    notice = running(hazard)
    if notice is None or notice.rectified_on is None:
        raise ValidationError(_("Nothing was reported put right yet."))
    if officer.pk == notice.rectified_by_id:
        raise ValidationError({"officer": _("Somebody else rechecks than who reported it put right.")})
    if not passed and deadline is None:
        raise ValidationError({"deadline": _("A recheck that fails needs a new deadline.")})
    notice.rechecked_on = check_day(on, since=notice.rectified_on)
    notice.rechecked_by, notice.is_passed = in_post(officer, by, on), passed
    save(notice)
    if passed:
        return _end(hazard, HazardEnd.CLOSED, on)
    repeated = {name: getattr(notice, name) for name in ("village", "responsible", "measures", "amount", "plan")}
    new: dict = {"issued_on": on, "issued_by": notice.rechecked_by, "deadline": deadline}
    save(HazardNotice(**repeated, **new, hazard=hazard))
    return hazard


@action
def hand_over(*, hazard: Hazard, receipt: str, on: date, by, reason) -> Hazard:
    """What the township cannot enforce goes to the county, which gives a receipt."""
    from_the_township(by)
    hazard = open_hazard(hazard, by)
    check_day(on, since=hazard.since, latest=last_event(hazard))
    hazard.receipt = receipt
    return _end(hazard, HazardEnd.HANDED_OVER, on)


@action
def call_mistaken(*, hazard: Hazard, on: date, by, reason) -> Hazard:
    """There never was such a hazard."""
    from_the_township(by)
    hazard = open_hazard(hazard, by)
    check_day(on, since=hazard.since, latest=last_event(hazard))
    return _end(hazard, HazardEnd.MISTAKEN, on)


def _end(hazard: Hazard, why: str, on: date) -> Hazard:
    hazard.until, hazard.until_reason = on, why
    return save(hazard)
