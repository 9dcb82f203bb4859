"""The pages of a hazard, from found to closed, and of photos."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.actionpages import links
from xiaoping.kit.attachments.pages import AttachmentsPage, AttachPage
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Hazard, Inspection
from .base import FromTheTownship, OnItsSheet, only_for


def running(hazard: Hazard):
    """The notice that was not rechecked yet, from what was loaded with the hazard if it was."""
    return next((notice for notice in hazard.notices.all() if notice.rechecked_on is None), None)


class IssueNotice(FromTheTownship):
    model = Hazard
    act = staticmethod(actions.issue_notice)
    form_class = forms.NoticeForm
    permission_required = "safety.add_hazardnotice"
    slug, icon = "notice", "envelope-paper"
    title = _("Give a notice")
    lead = _("Who puts it right, how, with what money, by when, and how people are kept safe until then.")

    @classmethod
    def applies(cls, record):
        return record.until is None and running(record) is None


class ReportRectified(OnItsSheet):
    model = Hazard
    act = staticmethod(actions.report_rectified)
    form_class = forms.RectifiedForm
    permission_required = "safety.change_hazardnotice"
    slug, icon = "rectified", "tools"
    title = _("Report it put right")
    lead = _("With a photo of what was done. Somebody else rechecks it.")

    @classmethod
    def applies(cls, record):
        notice = running(record)
        return notice is not None and notice.rectified_on is None


class Recheck(FromTheTownship):
    model = Hazard
    act = staticmethod(actions.recheck)
    form_class = forms.RecheckForm
    permission_required = "safety.change_hazard"
    slug, icon = "recheck", "search"
    title = _("Recheck")
    lead = _("By somebody else than who reported it put right. Passed, it is closed.")

    @classmethod
    def applies(cls, record):
        notice = running(record)
        return notice is not None and notice.rectified_on is not None


class HandOver(FromTheTownship):
    model = Hazard
    act = staticmethod(actions.hand_over)
    form_class = forms.HandOverForm
    permission_required = "safety.change_hazard"
    slug, icon = "handover", "box-arrow-up-right"
    title = _("Hand to the county")

    @classmethod
    def applies(cls, record):
        return record.until is None and bool(record.notices.all())


class CallMistaken(FromTheTownship):
    model = Hazard
    act = staticmethod(actions.call_mistaken)
    form_class = ActionForm
    permission_required = "safety.change_hazard"
    slug, icon, danger = "mistake", "x-circle", True
    title = _("Entered by mistake")

    @classmethod
    def applies(cls, record):
        return record.until is None


class AttachToHazard(AttachPage):
    model = Hazard


class HazardAttachments(AttachmentsPage):
    model = Hazard


class AttachToInspection(AttachPage):
    model = Inspection


class InspectionAttachments(AttachmentsPage):
    model = Inspection


HAZARD_PAGES = (IssueNotice, ReportRectified, Recheck, HandOver, CallMistaken)
FILE_PAGES = {
    "hazards": (AttachToHazard, HazardAttachments),
    "inspections": (AttachToInspection, InspectionAttachments),
}

sheet_actions.add("hazard.safety", lambda hazard, user: links(only_for(HAZARD_PAGES, user), hazard, user))
