"""Inspections in one go with their answers, hazards and photos; and what happens to a site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Officer
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.attachments.actions import Ready, attach, attaching
from xiaoping.kit.days import check_day

from ..models import ChecklistItem, Inspection, InspectionAnswer, InspectionType, Site
from .common import in_post
from .hazards import found

NOT_MET = InspectionAnswer.Answer.NOT_MET


def open_site(site: Site, by, on: date) -> Site:
    """The site under a lock, if it was open that day. Raises ValidationError if not."""
    site = locked(site, by)
    check_day(on, since=site.since)
    if site.until is not None and site.until <= on:
        raise ValidationError({"on": _("This site was closed on %(day)s.") % {"day": site.until}})
    return site


@attaching
def record_inspection(
    *,
    site: Site,
    kind: InspectionType,
    officer: Officer,
    inspectors: int,
    answers: Mapping[int, str],
    what: str = "",
    category: str = "",
    grade: str = "",
    remark: str = "",
    uploads: Sequence[Ready],
    on: date,
    by,
    reason,
) -> Inspection:
    """One inspection of a site with everything it found. `answers` is the answer by key of checklist item.

    Every question of that day's list is answered, and no other. A hazard (`what`, `category`, `grade`) is entered with
    it; without one, what was not met counts as put right on the spot. Photos belong to the hazard, or else to the
    inspection.
    """
    site = open_site(site, by, on)
    asked = set(ChecklistItem.objects.in_force(on).filter(kind=kind).values_list("pk", flat=True))
    if asked != set(answers):
        raise ValidationError(_("Answer every question of that day's checklist. Was the day changed? Open it anew."))
    not_met = NOT_MET in answers.values()
    result = (
        Inspection.Result.HAZARDS if what else Inspection.Result.ON_THE_SPOT if not_met else Inspection.Result.CLEAR
    )
    inspection = save(
        Inspection(
            village=site.village,
            kind=kind,
            site=site,
            inspected_on=on,
            leader=in_post(officer, by, on),
            inspectors=inspectors,
            result=result,
            remark=remark,
        )
    )
    for item, answer in answers.items():
        save(InspectionAnswer(village=site.village, inspection=inspection, item_id=item, answer=answer))
    if what:
        found(
            place_of=inspection,
            site=site,
            what=what,
            category=category,
            grade=grade,
            place="",
            on=on,
            uploads=uploads,
            by=by,
            reason=reason,
        )
    elif uploads:
        attach(record=inspection, uploads=uploads, title=_("Inspection"), on=on, by=by, reason=reason)
    return inspection


@action
def renew_licence(*, site: Site, licence: str, licensed_until: date, on: date, by, reason) -> Site:
    """A site has a new licence."""
    site = open_site(site, by, on)
    if licensed_until < on:
        raise ValidationError({"licensed_until": _("The new licence has ended already.")})
    site.licence, site.licensed_until = licence, licensed_until
    return save(site)


@action
def close_site(*, site: Site, on: date, by, reason) -> Site:
    """A site is closed: nobody need inspect it any more. Raises ValidationError while one of its hazards is open."""
    site = locked(site, by)
    if site.until is not None:
        raise ValidationError(_("This site was closed on %(day)s.") % {"day": site.until})
    if site.hazards.filter(until=None).exists():
        raise ValidationError(_("A hazard is open here. End it first."))
    last = site.inspections.order_by("-inspected_on").first()
    site.until = check_day(on, since=site.since, latest=last.inspected_on if last else None)
    return save(site)
