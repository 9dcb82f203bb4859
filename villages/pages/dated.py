"""The pages for certificates, absences and accounts, and the buttons that lead to them."""

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Absence, BankAccount, DisabilityCertificate, Household, Person
from .records import HouseholdPage, PersonPage


def open_one(records):
    """The one of some loaded records that has not ended."""
    return next((record for record in records.all() if record.until is None), None)


class CertifyDisability(PersonPage):
    act = staticmethod(actions.certify_disability)
    form_class = forms.CertificateForm
    permission_required = "villages.add_disabilitycertificate"
    slug, icon = "certificate", "person-wheelchair"
    title = _("Disability certificate issued")

    @classmethod
    def applies(cls, record):
        return open_one(record.disability_certificates) is None and super().applies(record)


class BeginAbsence(PersonPage):
    act = staticmethod(actions.begin_absence)
    form_class = forms.AbsenceForm
    permission_required = "villages.add_absence"
    slug, icon = "absence", "airplane"
    title = _("Left for work")

    @classmethod
    def applies(cls, record):
        return open_one(record.absences) is None and super().applies(record)


class OpenAccount(HouseholdPage):
    act = staticmethod(actions.open_account)
    form_class = forms.AccountForm
    permission_required = "villages.add_bankaccount"
    slug, icon = "account", "credit-card"
    title = _("Account of the household")
    lead = _("An account in use until now is closed on the same day.")


class PersonRecordEnds(ActionPage):
    """Something of a person ends; afterwards their sheet is shown."""

    form_class = ActionForm

    def back_url(self):
        return reverse("villages:person_detail", args=[self.record.person_id])


class WithdrawCertificate(PersonRecordEnds):
    model = DisabilityCertificate
    record_name = "certificate"
    act = staticmethod(actions.withdraw_certificate)
    permission_required = "villages.change_disabilitycertificate"
    slug, icon, danger = "end", "x-circle", True
    title = _("Withdraw the certificate")


class EndAbsence(PersonRecordEnds):
    model = Absence
    act = staticmethod(actions.end_absence)
    permission_required = "villages.change_absence"
    slug, icon = "end", "house-door"
    title = _("Came back")


class CloseAccount(ActionPage):
    model = BankAccount
    record_name = "account"
    act = staticmethod(actions.close_account)
    form_class = ActionForm
    permission_required = "villages.change_bankaccount"
    slug, icon, danger = "end", "credit-card-2-back", True
    title = _("Close the account")

    def back_url(self):
        return reverse("villages:household_detail", args=[self.record.household_id])


HOUSEHOLD_DATED_PAGES = (OpenAccount,)
PERSON_DATED_PAGES = (CertifyDisability, BeginAbsence)
CERTIFICATE_PAGES, ABSENCE_PAGES, ACCOUNT_PAGES = (WithdrawCertificate,), (EndAbsence,), (CloseAccount,)


def household_actions(household: Household, user) -> list[dict]:
    """The buttons of a household's account."""
    prefetch_related_objects([household], "accounts")
    account = open_one(household.accounts)
    return [
        *links(HOUSEHOLD_DATED_PAGES, household, user),
        *(links(ACCOUNT_PAGES, account, user) if account else ()),
    ]


def person_actions(person: Person, user) -> list[dict]:
    """The buttons of a person's certificate and absence."""
    prefetch_related_objects([person], "disability_certificates", "absences")
    certificate, absence = open_one(person.disability_certificates), open_one(person.absences)
    return [
        *links(PERSON_DATED_PAGES, person, user),
        *(links(CERTIFICATE_PAGES, certificate, user) if certificate else ()),
        *(links(ABSENCE_PAGES, absence, user) if absence else ()),
    ]


sheet_actions.add("household.dated", household_actions)
sheet_actions.add("person.dated", person_actions)
