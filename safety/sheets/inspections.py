"""The sheets of a site and of an inspection."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from xiaoping.kit import clock, masks

from ..models import HazardState, Inspection, InspectionAnswer, Site
from .base import RecordSheet, line


class SiteSheet(RecordSheet):
    """A site with its licence, open hazards and inspections, latest first."""

    model = Site
    permission_required = "safety.view_site"
    with_record = ("village",)
    list_url, list_title = "safety:site_list", gettext_lazy("Sites")

    def tag(self, record):
        if record.until:
            return {"css": "tag-closed", "text": _("closed")}
        if record.licensed_until and record.licensed_until < clock.today():
            return {"css": "tag-warn", "text": _("licence ended")}
        return {"css": "tag-open", "text": record.get_kind_display()}

    def lines(self, record):
        return [
            line(pgettext("of a thing", "Kind"), record.get_kind_display()),
            line(_("Place"), record.place),
            line(_("Licence number"), record.licence),
            line(_("Licence ends on"), record.licensed_until),
            line(_("Contact"), f"{record.contact} {masks.phone(record.phone) if record.phone else ''}".strip()),
            line(_("Supervised since"), record.since),
            line(_("Closed on"), record.until),
        ]

    def parts(self, record):
        hazards = record.hazards.with_state(clock.today()).order_by("-since", "-pk")[:20]
        inspections = record.inspections.select_related("kind", "leader").order_by("-inspected_on", "-pk")[:20]
        return [
            {
                "title": _("Hazards"),
                "head": [_("Found on"), _("What is dangerous"), pgettext("of a hazard", "Grade"), _("State")],
                "rows": [
                    [
                        hazard.since,
                        {"text": hazard.what, "url": hazard.get_absolute_url()},
                        hazard.get_grade_display(),
                        hazard.get_until_reason_display() or HazardState(hazard.state).label,
                    ]
                    for hazard in hazards
                ],
                "empty": _("No hazard was found here."),
            },
            {
                "title": _("Inspections"),
                "head": [_("Inspected on"), _("Inspection type"), _("Led by"), _("Result")],
                "rows": [
                    [
                        {"text": str(one.inspected_on), "url": one.get_absolute_url()},
                        one.kind.name,
                        one.leader.name,
                        one.get_result_display(),
                    ]
                    for one in inspections
                ],
                "empty": _("It was never inspected."),
            },
        ], []


class InspectionSheet(RecordSheet):
    """An inspection with its answers, hazards and photos."""

    model = Inspection
    permission_required = "safety.view_inspection"
    with_record = ("village", "site", "kind", "leader")
    list_url, list_title = "safety:inspection_list", gettext_lazy("Inspections")
    takes_photos = True

    def lines(self, record):
        return [
            line(_("Site"), record.site or record.place, record.site.get_absolute_url() if record.site else ""),
            line(_("Led by"), record.leader),
            line(_("Inspectors"), record.inspectors),
            line(_("Result"), record.get_result_display()),
            line(_("Remark"), record.remark),
        ]

    def parts(self, record):
        answers = list(record.answers.select_related("item").order_by("item__number"))
        not_met = InspectionAnswer.Answer.NOT_MET
        rows = [
            [one.item.text, {"text": one.get_answer_display(), "css": "text-danger" if one.answer == not_met else ""}]
            for one in answers
        ]
        hazards = [
            [{"text": hazard.what, "url": hazard.get_absolute_url()}, hazard.get_grade_display()]
            for hazard in record.hazards.all()
        ]
        return [
            {"title": _("Checklist"), "head": [_("Question"), _("Answer")], "rows": rows},
            {
                "title": _("Hazards"),
                "head": [_("What is dangerous"), pgettext("of a hazard", "Grade")],
                "rows": hazards,
            },
        ], []
