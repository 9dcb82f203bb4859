"""The pages for the help given, and the buttons that lead to them from a person's and a household's sheet."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import Household, Person
from xiaoping.kit import clock
from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import EnterpriseSupport, HelpPost, Microcredit, Registration
from .register import open_registration


class PersonHelp(ActionPage):
    """Somebody of a registered household is helped; afterwards their sheet is shown."""

    model = Person

    @classmethod
    def applies(cls, record):
        return (
            Registration.objects.on_register(clock.today())
            .filter(household__stays__person=record, household__stays__until=None)
            .exists()
        )

    def back_url(self):
        return reverse("villages:person_detail", args=[self.record.pk])


class BeginPost(PersonHelp):
    act = staticmethod(actions.begin_post)
    form_class = forms.PostForm
    permission_required = "poverty.add_helppost"
    slug, icon = "post", "briefcase"
    title = _("Give a post")


class BeginSupport(PersonHelp):
    act = staticmethod(actions.begin_support)
    form_class = forms.SupportForm
    permission_required = "poverty.add_enterprisesupport"
    slug, icon = "support", "building-gear"
    title = _("Supported by an enterprise")


class GrantLoan(PersonHelp):
    act = staticmethod(actions.grant_loan)
    form_class = forms.LoanForm
    permission_required = "poverty.add_microcredit"
    slug, icon = "loan", "bank"
    title = _("Grant a microcredit")


class BeginEmployment(PersonHelp):
    act = staticmethod(actions.begin_employment)
    form_class = forms.EmploymentForm
    permission_required = "poverty.add_transferemployment"
    slug, icon = "employment", "bus-front"
    title = _("Work elsewhere begins")


class AwardIndustry(ActionPage):
    model = Household
    act = staticmethod(actions.award_industry)
    form_class = forms.AwardForm
    permission_required = "poverty.add_industryaward"
    slug, icon = "award", "award"
    title = _("Award for an industry")

    @classmethod
    def applies(cls, record):
        return open_registration(record) is not None

    def back_url(self):
        return reverse("villages:household_detail", args=[self.record.pk])


class HelpEnds(ActionPage):
    """Something given to a person ends; afterwards their sheet is shown."""

    form_class = ActionForm

    @classmethod
    def link(cls, record):
        return {**super().link(record), "label": f"{cls.title} · {record}"}

    def back_url(self):
        return reverse("villages:person_detail", args=[self.record.person_id])


class EndPost(HelpEnds):
    model = HelpPost
    record_name = "post"
    act = staticmethod(actions.end_post)
    permission_required = "poverty.change_helppost"
    slug, icon = "end", "briefcase"
    title = _("Leaves the post")


class EndSupport(HelpEnds):
    model = EnterpriseSupport
    record_name = "support"
    act = staticmethod(actions.end_support)
    permission_required = "poverty.change_enterprisesupport"
    slug, icon = "end", "building-x"
    title = _("Support ends")


class RepayLoan(HelpEnds):
    model = Microcredit
    record_name = "loan"
    act = staticmethod(actions.repay_loan)
    permission_required = "poverty.change_microcredit"
    slug, icon = "repayment", "cash-stack"
    title = _("Loan repaid")


PERSON_PAGES = (BeginPost, BeginSupport, GrantLoan, BeginEmployment)
AWARD_PAGES = (AwardIndustry,)
POST_PAGES, SUPPORT_PAGES, LOAN_PAGES = (EndPost,), (EndSupport,), (RepayLoan,)


def person_actions(person, user) -> list[dict]:
    """The buttons of help on a person's sheet."""
    open_ones = (
        (POST_PAGES, HelpPost.objects.writable_by(user).filter(person=person, until=None)),
        (SUPPORT_PAGES, EnterpriseSupport.objects.writable_by(user).filter(person=person, until=None)),
        (LOAN_PAGES, Microcredit.objects.writable_by(user).filter(person=person, repaid_on=None)),
    )
    return [
        *links(PERSON_PAGES, person, user),
        *(link for pages, records in open_ones for record in records for link in links(pages, record, user)),
    ]


sheet_actions.add("person.help", person_actions)
sheet_actions.add("household.help", lambda household, user: links(AWARD_PAGES, household, user))
