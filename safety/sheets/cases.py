"""The sheet of a case."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from xiaoping.kit import clock

from ..models import Case, CaseState
from .base import RecordSheet, days_left, line


class CaseSheet(RecordSheet):
    """A case with its days. There is nothing here of who brought it, and nothing can be attached."""

    model = Case
    permission_required = "safety.view_case"
    with_record = ("village", "rule")
    list_url, list_title = "safety:case_list", gettext_lazy("Case ledger")

    def tag(self, record):
        [(state, due)] = Case.objects.with_state(clock.today()).filter(pk=record.pk).values_list("state", "due")
        if due is None:
            return {"css": "tag-closed", "text": f"{CaseState(state).label} · {record.get_outcome_display()}"}
        late = due < clock.today()
        return {
            "css": "tag-bad" if late else "tag-open",
            "text": f"{CaseState(state).label} · {days_left(due, clock.today())}",
        }

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
            line(pgettext("of a case", "Rule"), record.rule),
            *self.reviews(record),
        ]

    def reviews(self, record):
        """The days of its reviews, as far as any was asked for."""
        days = (
            (_("Review asked for on"), record.review_asked_on),
            (_("Review to be answered by"), record.review_due),
            (_("Reviewed on"), record.reviewed_on),
            (_("Final review asked for on"), record.final_asked_on),
            (_("Final review to be answered by"), record.final_due),
            (_("Finally reviewed on"), record.final_on),
        )
        return [line(label, day) for label, day in days if day]
