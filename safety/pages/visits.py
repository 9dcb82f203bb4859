"""The pages of visit rounds: assigning, drawing, visiting, checking, appealing."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import VillagerGroup
from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Deduction, SpotCheck, Visit, VisitRound
from .base import FromTheTownship, OnItsSheet


class AssignGroup(ActionPage):
    """Afterwards the round's coverage is shown."""

    model = VillagerGroup
    record_name = "group"
    act = staticmethod(actions.assign_group)
    form_class = forms.RoundForm
    permission_required = "safety.add_visit"
    slug, icon = "assignment", "person-check"
    title = _("Assign the group")
    lead = _("The officer takes every household of the group that was not visited yet.")

    def back_url(self):
        return reverse("safety:coverage")


class RoundPage(FromTheTownship):
    """Something about a whole round; afterwards its coverage is shown."""

    model = VisitRound
    record_name = "visit_round"

    def back_url(self):
        return f"{reverse('safety:coverage')}?round={self.record.pk}"


class AssignAsBefore(RoundPage):
    act = staticmethod(actions.assign_as_before)
    form_class = forms.NoDayForm
    permission_required = "safety.add_visit"
    slug, icon = "assignment", "people"
    title = _("Assign as in the round before")
    lead = _("Each group goes to who had it before, if still in post. What is assigned already stays so.")

    @classmethod
    def applies(cls, record):
        return record.seed is None


class DrawSample(RoundPage):
    act = staticmethod(actions.draw_sample)
    form_class = ActionForm
    permission_required = "safety.add_spotcheck"
    slug, icon = "draw", "dice-3"
    title = _("Draw the sample")
    lead = _("Some households of every group, by chance. The seed is kept, so that anybody can draw it again.")

    @classmethod
    def applies(cls, record):
        return record.seed is None


class RecordVisit(OnItsSheet):
    model = Visit
    act = staticmethod(actions.record_visit)
    form_class = forms.VisitForm
    permission_required = "safety.change_visit"
    slug, icon = "done", "door-open"
    title = _("Record the visit")

    @classmethod
    def applies(cls, record):
        return record.visited_on is None and record.dropped_on is None


class FollowUpVisit(OnItsSheet):
    model = Visit
    act = staticmethod(actions.follow_up_visit)
    form_class = ActionForm
    permission_required = "safety.change_visit"
    slug, icon = "follow_up", "arrow-repeat"
    title = _("Followed up")

    @classmethod
    def applies(cls, record):
        return record.needs_follow_up and record.followed_up_on is None


class CheckVisit(OnItsSheet):
    model = SpotCheck
    record_name = "check"
    act = staticmethod(actions.check_visit)
    form_class = forms.CheckForm
    permission_required = "safety.change_spotcheck"
    slug, icon = "result", "telephone"
    title = _("Check the visit")

    @classmethod
    def applies(cls, record):
        return record.checked_on is None


class Appeal(OnItsSheet):
    model = Deduction
    act = staticmethod(actions.appeal)
    form_class = forms.AppealForm
    permission_required = "safety.change_deduction"
    slug, icon = "appeal", "chat-square-text"
    title = _("Enter an appeal")

    @classmethod
    def applies(cls, record):
        return record.appealed_on is None


class Decide(OnItsSheet):
    model = Deduction
    act = staticmethod(actions.decide)
    form_class = forms.DecisionForm
    permission_required = "safety.change_deduction"
    slug, icon = "decision", "hammer"
    title = _("Decide the appeal")

    @classmethod
    def applies(cls, record):
        return record.appealed_on is not None and record.decided_on is None


GROUP_PAGES, ROUND_PAGES = (AssignGroup,), (AssignAsBefore, DrawSample)
VISIT_PAGES, CHECK_PAGES, DEDUCTION_PAGES = (RecordVisit, FollowUpVisit), (CheckVisit,), (Appeal, Decide)


def visit_actions(visit, user) -> list[dict]:
    """The buttons of a visit, of its check and of its deduction, as far as the user may change each."""
    found = links(VISIT_PAGES, visit, user)
    for model, pages, where in (
        (SpotCheck, CHECK_PAGES, {"visit": visit}),
        (Deduction, DEDUCTION_PAGES, {"check_made__visit": visit}),
    ):
        for record in model.objects.writable_by(user).filter(**where):
            found += links(pages, record, user)
    return found


sheet_actions.add("visit.safety", visit_actions)
