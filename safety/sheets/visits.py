"""The sheet of a household in a visit round."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from xiaoping.kit import formats
from xiaoping.kit.indicators import trimmed

from ..models import Visit
from .base import RecordSheet, line, signed


class VisitSheet(RecordSheet):
    """A household of a round: who is to visit it, the visit, the check, and the deduction if there is one."""

    model = Visit
    permission_required = "safety.view_visit"
    with_record = (
        "village",
        "round",
        "household",
        "group",
        "officer",
        "check_drawn__deduction",
        "check_drawn__checked_by",
    )
    list_url, list_title = "safety:visit_list", gettext_lazy("Household visits")

    def lines(self, record):
        return [
            line(_("Household"), record.household, record.household.get_absolute_url()),
            line(_("Villager group"), record.group),
            line(_("Visit round"), f"{record.round} ({record.round.first} – {record.round.last})"),
            line(_("Officer"), record.officer),
            line(_("Visited on"), record.visited_on and f"{record.visited_on} {record.get_mode_display()}"),
            line(_("What was found"), record.found),
            *([line(_("Followed up on"), record.followed_up_on or _("not yet"))] if record.needs_follow_up else []),
            *([line(_("Dropped on"), record.dropped_on)] if record.dropped_on else []),
        ]

    def parts(self, record):
        check = getattr(record, "check_drawn", None)
        deduction = getattr(check, "deduction", None) if check else None
        checks = (
            []
            if check is None
            else [[check.drawn_on, signed(check.checked_on, check.checked_by, check.get_result_display())]]
        )
        deductions = (
            []
            if deduction is None
            else [
                [
                    deduction.imposed_on,
                    formats.number(trimmed(deduction.amount)),
                    deduction.document,
                    f"{deduction.appealed_on or ''} {deduction.appeal}".strip() or formats.EMPTY,
                    f"{deduction.decided_on or ''} {deduction.get_decision_display()}".strip() or formats.EMPTY,
                ]
            ]
        )
        return [
            {"title": _("Spot check"), "head": [_("Drawn on"), _("Result")], "rows": checks},
            {
                "title": _("Deduction"),
                "head": [
                    _("Imposed on"),
                    _("Amount, yuan"),
                    _("Document"),
                    _("Grounds of appeal"),
                    pgettext("on an appeal", "Decision"),
                ],
                "rows": deductions,
            },
        ], [one for one in (check, deduction) if one is not None]
