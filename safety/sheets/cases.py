"""The sheet of a case."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from xiaoping.kit import clock

from ..models import Case
from .base import RecordSheet, days_left, line


class CaseSheet(RecordSheet):
    """A case with its days. There is nothing here of who brought it, and nothing can be attached."""

    model = Case
    permission_required = "safety.view_case"
    with_record = ("village", "rule")
    list_url, list_title = "safety:case_list", gettext_lazy("Case ledger")

    def tag(self, record):
        if record.concluded_on:
            return {"css": "tag-closed", "text": record.get_outcome_display()}
        due = record.conclude_due if record.accepted_on else record.accept_due
        late = due < clock.today()
        return {"css": "tag-warn" if late else "tag-open", "text": days_left(due, clock.today())}

    def lines(self, record):
        return [
            line(_("Channel"), record.get_channel_display()),
            line(_("Subject"), record.get_category_display()),
            line(_("In charge"), record.get_office_display()),
            line(pgettext("of a case", "Received on"), record.received_on),
            line(_("To be accepted by"), record.accept_due),
            line(pgettext("of a case", "Accepted on"), record.accepted_on),
            line(_("To be concluded by"), record.conclude_due),
            line(_("Extended on"), record.extended_on),
            line(_("Concluded on"), record.concluded_on),
            line(_("Outcome"), record.get_outcome_display()),
            line(_("In a few words"), record.note),
            line(_("Rule"), record.rule),
        ]
