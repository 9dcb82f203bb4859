"""The pages by which houses come under contract and are accepted, and households are relocated."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import Household
from xiaoping.kit.actionpages import links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import HouseWork, Relocation
from .base import WelfarePage


class OfHousehold(WelfarePage):
    """Something new for a household; afterwards its own sheet is shown."""

    model = Household

    @classmethod
    def applies(cls, record):
        return record.until is None

    def back_url(self):
        return reverse("villages:household_detail", args=[self.record.pk])

    def get_success_url(self):
        return self.result.get_absolute_url()


class SignContract(OfHousehold):
    act = staticmethod(actions.sign_contract)
    form_class = forms.ContractForm
    permission_required = "welfare.add_housework"
    slug, icon = "contract", "house-gear"
    title = _("House work: contract")
    lead = _("The photos of before, during and after are added on its sheet.")


class AgreeRelocation(OfHousehold):
    act = staticmethod(actions.agree_relocation)
    form_class = forms.RelocationForm
    permission_required = "welfare.add_relocation"
    slug, icon = "relocation", "truck"
    title = _("Relocation: agreement")


class OfSheet(WelfarePage):
    """Something happens to a house work or a relocation."""

    def back_url(self):
        return self.record.get_absolute_url()


class AcceptWork(OfSheet):
    model = HouseWork
    record_name = "house_work"
    act = staticmethod(actions.accept_work)
    form_class = forms.WorkAcceptanceForm
    permission_required = "welfare.change_housework"
    slug, icon = "acceptance", "house-check"
    title = _("Accept the work")

    @classmethod
    def applies(cls, record):
        return record.accepted_on is None


class MoveIn(OfSheet):
    model = Relocation
    act = staticmethod(actions.move_in)
    form_class = ActionForm
    permission_required = "welfare.change_relocation"
    slug, icon = "moved_in", "box-arrow-in-right"
    title = _("Moved in")

    @classmethod
    def applies(cls, record):
        return record.moved_on is None


class ClearOldHouse(OfSheet):
    model = Relocation
    act = staticmethod(actions.clear_old_house)
    form_class = ActionForm
    permission_required = "welfare.change_relocation"
    slug, icon = "cleared", "cone-striped"
    title = _("Old house pulled down")

    @classmethod
    def applies(cls, record):
        return record.moved_on is not None and record.cleared_on is None


HOME_PAGES = (SignContract, AgreeRelocation)
WORK_PAGES = (AcceptWork,)
RELOCATION_PAGES = (MoveIn, ClearOldHouse)

sheet_actions.add("household.houses", lambda household, user: links(HOME_PAGES, household, user))
sheet_actions.add("housework.welfare", lambda work, user: links(WORK_PAGES, work, user))
sheet_actions.add("relocation.welfare", lambda relocation, user: links(RELOCATION_PAGES, relocation, user))
