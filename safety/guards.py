"""What may be taken back in public safety: the last step of an open hazard, and no visit that was checked.

A drawn sample, its checks and what was deducted stay: each is decided once, and appealed against.
"""

from xiaoping.kit.guards import guard, moved_on, plain

from .models import (
    Campaign,
    Case,
    CaseRule,
    ChecklistItem,
    Drill,
    Hazard,
    HazardNotice,
    Inspection,
    InspectionAnswer,
    InspectionType,
    Publicity,
    Site,
    SpotCheck,
    Visit,
    VisitRound,
    WarningRule,
)

plain(
    Campaign,
    Case,
    CaseRule,
    ChecklistItem,
    Drill,
    Hazard,
    Inspection,
    InspectionAnswer,
    InspectionType,
    Publicity,
    Site,
    VisitRound,
    WarningRule,
)


@guard(HazardNotice)
def check_notice(notice: HazardNotice, row) -> None:
    """Only the last notice of a hazard, and only while the hazard is open."""
    hazard = Hazard.objects.select_for_update().get(pk=notice.hazard_id)
    last = hazard.notices.order_by("issued_on", "pk").last()
    if hazard.until is not None or last != notice:
        raise moved_on(notice, hazard)


@guard(Visit)
def check_visited(visit: Visit, row) -> None:
    """Only while nobody has checked the visit."""
    if SpotCheck.objects.filter(visit=visit).exclude(checked_on=None).exists():
        raise moved_on(visit, visit)
