"""The sheet of a hazard."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from xiaoping.kit import clock

from ..models import Hazard, HazardState
from .base import RecordSheet, days_left, line, signed


class HazardSheet(RecordSheet):
    """A hazard with its notices, one turn each, and its photos."""

    model = Hazard
    permission_required = "safety.view_hazard"
    with_record = ("village", "site", "inspection__kind")
    list_url, list_title = "safety:hazard_list", gettext_lazy("Hazards")
    takes_photos = True

    def record(self):
        hazard = super().record()
        self.stand = Hazard.objects.with_state(clock.today()).values("state", "deadline").get(pk=hazard.pk)
        return hazard

    def tag(self, record):
        state = self.stand["state"]
        if record.until:
            return {"css": "tag-closed", "text": record.get_until_reason_display()}
        return {"css": "tag-bad" if state == "overdue" else "tag-open", "text": HazardState(state).label}

    def lines(self, record):
        today, deadline = clock.today(), self.stand["deadline"]
        left = "" if record.until or self.stand["state"] == "recheck" else days_left(deadline, today)
        return [
            line(_("Kind of hazard"), record.get_category_display()),
            line(pgettext("of a hazard", "Grade"), record.get_grade_display()),
            line(_("Site"), record.site, record.site.get_absolute_url() if record.site else ""),
            line(_("Place"), record.place),
            line(_("Found on"), record.since),
            line(_("Found by"), record.inspection, record.inspection.get_absolute_url() if record.inspection else ""),
            line(_("Deadline"), f"{deadline} {left}".strip() if deadline else ""),
            line(_("Ended on"), record.until),
            *([line(_("Receipt"), record.receipt)] if record.receipt else []),
        ]

    def parts(self, record):
        notices = list(record.notices.select_related("issued_by", "rectified_by", "rechecked_by").order_by("issued_on"))
        rows = [
            [
                notice.issued_on,
                f"{notice.responsible}：{notice.measures}" + (f"（{notice.plan}）" if notice.plan else ""),
                notice.deadline,
                signed(notice.rectified_on, notice.rectified_by, notice.done),
                signed(notice.rechecked_on, notice.rechecked_by, _result(notice.is_passed)),
            ]
            for notice in notices
        ]
        head = [_("Notice of"), _("Who does what"), _("Deadline"), _("Put right"), _("Recheck")]
        return [{"title": _("Notices"), "head": head, "rows": rows, "empty": _("No notice was given yet.")}], notices


def _result(is_passed: bool | None) -> str:
    if is_passed is None:
        return ""
    return pgettext("of a recheck", "passed") if is_passed else pgettext("of a recheck", "not passed")
