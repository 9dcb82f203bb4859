"""The pages by which a case takes its steps; each step is entered by the role that may."""

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Household
from xiaoping.kit.actionpages import links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..actions.applications import decision_of, has_open_objection
from ..actions.awards import stopped_by
from ..entitled import without_case
from ..models import AWARDED, CLAIMED, Application, ApplicationStep, Outcome
from .base import WelfarePage

Kind = ApplicationStep.Kind


class Apply(WelfarePage):
    model = Household
    act = staticmethod(actions.apply_for)
    form_class = forms.ApplicationForm
    permission_required = "welfare.add_application"
    slug, icon = "application", "file-earmark-plus"
    title = _("Apply for a benefit")
    template_name = "welfare/application_form.html"

    @classmethod
    def applies(cls, record):
        return record.until is None

    def back_url(self):
        return reverse("villages:household_detail", args=[self.record.pk])

    def get_success_url(self):
        return self.result.get_absolute_url()

    def get_initial(self):
        return {name: self.request.GET[name] for name in ("programme", "person") if name in self.request.GET}

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "hints": without_case(self.record, self.request.user)}


class ApplicationPage(WelfarePage):
    """Something happens to a case; afterwards its sheet is shown."""

    model = Application

    def back_url(self):
        return self.record.get_absolute_url()


class StepPage(ApplicationPage):
    """A case takes its next step; the page of any other step says which one is due."""

    act = staticmethod(actions.take_step)
    form_class = forms.StepForm
    title = _("Take a step")
    kind: ApplicationStep.Kind

    @classmethod
    def applies(cls, record):
        return actions.next_step(record, list(record.steps.all())) == cls.kind

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.kind}


class Accept(StepPage):
    kind = Kind.ACCEPTED
    permission_required = "welfare.examine_application"
    slug, icon = "acceptance", "inbox"
    title = _("Accept")
    lead = _("If it is not accepted, the reason goes to the applicant in writing.")


class Survey(StepPage):
    kind = Kind.SURVEYED
    permission_required = "welfare.add_applicationstep"
    slug, icon = "survey", "house-check"
    title = _("Household visited")
    lead = _("Two people visit the household and sign.")


class Review(StepPage):
    kind = Kind.REVIEWED
    permission_required = "welfare.add_applicationstep"
    slug, icon = "review", "people"
    title = _("Reviewed by villagers")


class PutUpNotice(StepPage):
    kind = Kind.NOTICED
    permission_required = "welfare.add_applicationstep"
    slug, icon = "notice", "pin-angle"
    title = _("Notice put up")


class Examine(StepPage):
    kind = Kind.TOWNSHIP
    permission_required = "welfare.examine_application"
    slug, icon = "examination", "clipboard-check"
    title = _("Examined by the township")
    lead = _("Not before the notice has hung for its days.")

    @classmethod
    def applies(cls, record):
        return super().applies(record) and decision_of(record) != cls.kind

    def get_form_kwargs(self):
        if decision_of(self.record) == self.kind:
            raise PermissionDenied  # the township decides this one: that is another permission's page
        return super().get_form_kwargs()


class Decide(StepPage):
    kind = Kind.COUNTY
    permission_required = "welfare.decide_application"
    slug, icon = "decision", "check2-square"
    title = _("Decide the case")
    lead = _("Entered by somebody else than who examined the case. What it rested on is looked up and kept.")

    @classmethod
    def applies(cls, record):
        return actions.next_step(record, list(record.steps.all())) == decision_of(record)

    def get_form_class(self):
        return forms.DecisionForm if self.record.programme.benefit in CLAIMED else super().get_form_class()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": decision_of(self.record)}


class Announce(StepPage):
    kind = Kind.ANNOUNCED
    permission_required = "welfare.add_applicationstep"
    slug, icon = "announcement", "megaphone"
    title = _("Decision announced")


class ObjectTo(ApplicationPage):
    act = staticmethod(actions.object_to)
    form_class = forms.ObjectionForm
    permission_required = "welfare.add_applicationstep"
    slug, icon = "objection", "hand-index"
    title = _("Objection received")
    lead = _("The clock of the notice stops until the objection is settled. Do not name who objected.")

    @classmethod
    def applies(cls, record):
        steps = list(record.steps.all())
        kinds = {step.kind for step in steps}
        hangs = Kind.NOTICED in kinds and Kind.TOWNSHIP not in kinds
        return record.until is None and hangs and not has_open_objection(steps)


class SettleObjection(ApplicationPage):
    act = staticmethod(actions.settle_objection)
    form_class = forms.SettlementForm
    permission_required = "welfare.examine_application"
    slug, icon = "settlement", "hand-thumbs-up"
    title = _("Objection settled")
    lead = _("Passed: the case goes on. Not passed: it is refused.")

    @classmethod
    def applies(cls, record):
        return record.until is None and has_open_objection(list(record.steps.all()))


class Withdraw(ApplicationPage):
    act = staticmethod(actions.withdraw_application)
    form_class = ActionForm
    permission_required = "welfare.change_application"
    slug, icon, danger = "withdrawal", "arrow-counterclockwise", True
    title = _("Application taken back")

    @classmethod
    def applies(cls, record):
        return record.until is None


class BeginAward(ApplicationPage):
    act = staticmethod(actions.begin_award)
    form_class = forms.AwardForm
    permission_required = "welfare.add_award"
    slug, icon = "award", "person-check"
    title = _("Award begins")

    @classmethod
    def applies(cls, record):
        granted = record.until_reason == Outcome.GRANTED and record.programme.benefit in AWARDED
        steps = list(record.steps.all())
        return granted and actions.next_step(record, steps) is None and stopped_by(steps) is None


class Recheck(ApplicationPage):
    act = staticmethod(actions.recheck)
    form_class = forms.StepForm
    permission_required = "welfare.change_award"
    slug, icon = "recheck", "arrow-repeat"
    title = pgettext_lazy("award", "Check again")
    lead = _(
        "Passed: it goes on; another class is given on the person's sheet. Not passed: it ends on that day, and the "
        "reason goes to the family in writing."
    )

    @classmethod
    def applies(cls, record):
        return record.until_reason == Outcome.GRANTED and record.awards.filter(until=None).exists()


HOUSEHOLD_PAGES = (Apply,)
STEP_PAGES = (Accept, Survey, Review, PutUpNotice, Examine, Decide, Announce)
APPLICATION_PAGES = (*STEP_PAGES, ObjectTo, SettleObjection, BeginAward, Recheck, Withdraw)


def application_actions(application: Application, user) -> list[dict]:
    """The buttons of a case's sheet: the step that is due, if the user may take it."""
    prefetch_related_objects([application], "steps")
    return links(APPLICATION_PAGES, application, user)


sheet_actions.add("application.steps", application_actions)
sheet_actions.add("household.welfare", lambda household, user: links(HOUSEHOLD_PAGES, household, user))
