"""The pages of a case, from being received to being concluded."""

from django.utils.translation import gettext_lazy as _

from villages.entries import ENTERED
from villages.models import Village
from xiaoping.kit.actionpages import links
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Case
from .base import FromTheTownship, OnItsSheet, only_for


class RegisterCase(FromTheTownship):
    model = Village
    act = staticmethod(actions.register_case)
    form_class = forms.CaseForm
    permission_required = "safety.add_case"
    slug, icon = "case", "folder-plus"
    title = _("Register a case")
    lead = _("Of the village it comes from. Who brought it is not entered anywhere.")

    def get_success_url(self):
        return self.result.get_absolute_url()


class OpenCase(OnItsSheet):
    """A step of a case that is not concluded."""

    model = Case
    permission_required = "safety.change_case"

    @classmethod
    def applies(cls, record):
        return record.concluded_on is None and record.accepted_on is not None


class AcceptCase(OpenCase):
    act = staticmethod(actions.accept_case)
    form_class = forms.OfCase
    slug, icon = "acceptance", "check2-square"
    title = _("Accept")

    @classmethod
    def applies(cls, record):
        return record.concluded_on is None and record.accepted_on is None


class RefuseCase(AcceptCase):
    act = staticmethod(actions.refuse_case)
    form_class = forms.NoteForm
    slug, icon, danger = "refusal", "slash-circle", True
    title = _("Do not accept")


class ExtendCase(FromTheTownship, OpenCase):
    act = staticmethod(actions.extend_case)
    form_class = forms.ExtensionForm
    slug, icon = "extension", "hourglass-split"
    title = _("Extend once")
    lead = _("With a leader's approval and a notice to who brought it, before the time is up.")

    @classmethod
    def applies(cls, record):
        return super().applies(record) and record.extended_on is None


class ConcludeCase(OpenCase):
    act = staticmethod(actions.conclude_case)
    form_class = forms.OutcomeForm
    slug, icon = "conclusion", "check2-circle"
    title = _("Conclude")


class AskReview(FromTheTownship):
    """The first review, or after its answer the final one."""

    model = Case
    act = staticmethod(actions.ask_review)
    form_class = forms.OfCase
    permission_required = "safety.change_case"
    slug, icon = "review", "arrow-counterclockwise"
    title = _("A review was asked for")
    lead = _("Enter the day alone. The office above answers; who asked is not entered anywhere.")

    @classmethod
    def applies(cls, record):
        is_concluded = record.accepted_on is not None and record.concluded_on is not None
        is_running = record.review_asked_on is not None and record.reviewed_on is None
        return is_concluded and record.final_asked_on is None and not is_running


class AnswerReview(FromTheTownship):
    model = Case
    act = staticmethod(actions.answer_review)
    form_class = forms.OfCase
    permission_required = "safety.change_case"
    slug, icon = "review_answer", "reply"
    title = _("The review was answered")

    @classmethod
    def applies(cls, record):
        asked = record.final_asked_on or record.review_asked_on
        answered = record.final_on if record.final_asked_on else record.reviewed_on
        return asked is not None and answered is None


VILLAGE_CASE_PAGES = (RegisterCase,)
CASE_PAGES = (AcceptCase, RefuseCase, ExtendCase, ConcludeCase, AskReview, AnswerReview)

ENTERED["case"] = (RegisterCase.title, RegisterCase.icon, RegisterCase.permission_required)

sheet_actions.add("case.safety", lambda case, user: links(only_for(CASE_PAGES, user), case, user))
sheet_actions.add("village.case", lambda village, user: links(only_for(VILLAGE_CASE_PAGES, user), village, user))
