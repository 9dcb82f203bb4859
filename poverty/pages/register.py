"""The pages for what happens on the register, and the buttons that lead to them from a household's sheet."""

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import Household
from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.actions import correct
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import HelperPairing, PovertySpell, Registration
from ..panels import LOADED


def open_registration(household: Household) -> Registration | None:
    """The registration that lasts, from what was loaded with the household if it was."""
    return next((row for row in household.registrations.all() if row.until is None), None)


def open_poverty(registration: Registration) -> PovertySpell | None:
    """The spell of poverty that lasts, from what was loaded with the registration if it was."""
    return next((row for row in registration.spells.all() if row.until is None), None)


class RegisterPage(ActionPage):
    """Something happens on the register; afterwards the household's sheet is shown."""

    def household_id(self) -> int:
        """Whose sheet it is."""
        return self.record.household_id

    def back_url(self):
        return reverse("villages:household_detail", args=[self.household_id()])


class Identify(RegisterPage):
    model = Household
    act = staticmethod(actions.identify)
    form_class = forms.IdentifyForm
    permission_required = "poverty.add_registration"
    slug, icon = "identification", "journal-plus"
    title = _("Identify as poor")

    @classmethod
    def applies(cls, record):
        return record.until is None and open_registration(record) is None

    def household_id(self):
        return self.record.pk


class ExitPoverty(RegisterPage):
    model = Registration
    act = staticmethod(actions.exit_poverty)
    form_class = ActionForm
    permission_required = "poverty.change_povertyspell"
    slug, icon = "exit", "emoji-smile"
    title = _("Out of poverty")
    lead = _("The household stays on the register.")

    @classmethod
    def applies(cls, record):
        return open_poverty(record) is not None


class FallBack(RegisterPage):
    model = Registration
    act = staticmethod(actions.fall_back)
    form_class = forms.CauseForm
    permission_required = "poverty.add_povertyspell"
    slug, icon = "fall_back", "arrow-return-left"
    title = _("Fell back into poverty")

    @classmethod
    def applies(cls, record):
        return open_poverty(record) is None


class ChangeAttribute(RegisterPage):
    model = Registration
    act = staticmethod(actions.change_attribute)
    form_class = forms.AttributeForm
    permission_required = "poverty.add_attributespell"
    slug, icon = "attribute", "tags"
    title = _("Change the attribute")
    lead = _("Whether it is poor or out of poverty is known; say only what it receives.")


class StrikeOff(RegisterPage):
    model = Registration
    act = staticmethod(actions.strike_off)
    form_class = ActionForm
    permission_required = "poverty.change_registration"
    slug, icon, danger = "striking_off", "journal-x", True
    title = _("Strike off the register")
    lead = _("For a household registered by mistake. This is no exit from poverty.")


class CorrectCause(RegisterPage):
    model = PovertySpell
    act = staticmethod(correct)
    record_name = "record"
    form_class = forms.CauseCorrectionForm
    permission_required = "poverty.change_povertyspell"
    slug = "correction"
    title = _("Correct the causes")

    def household_id(self):
        return self.record.registration.household_id


class PairHelper(RegisterPage):
    model = Household
    act = staticmethod(actions.pair_helper)
    form_class = forms.HelperForm
    permission_required = "poverty.add_helperpairing"
    slug, icon = "helper", "person-heart"
    title = _("Pair with a helper")

    @classmethod
    def applies(cls, record):
        return open_registration(record) is not None

    def household_id(self):
        return self.record.pk


class EndPairing(RegisterPage):
    model = HelperPairing
    record_name = "pairing"
    act = staticmethod(actions.end_pairing)
    form_class = ActionForm
    permission_required = "poverty.change_helperpairing"
    slug, icon = "end", "person-x"
    title = _("Helper leaves")

    @classmethod
    def link(cls, record):
        return {**super().link(record), "label": f"{cls.title} · {record.officer}"}


HOUSEHOLD_PAGES = (Identify, PairHelper)
REGISTRATION_PAGES = (ExitPoverty, FallBack, ChangeAttribute, StrikeOff)


def household_actions(household, user) -> list[dict]:
    """The buttons of the register on a household's sheet."""
    prefetch_related_objects([household], *LOADED)
    registration = open_registration(household)
    spell = registration and open_poverty(registration)
    pairings = [pairing for pairing in household.helper_pairings.all() if pairing.until is None]
    return [
        *links(HOUSEHOLD_PAGES, household, user),
        *(links(REGISTRATION_PAGES, registration, user) if registration else ()),
        *(links((CorrectCause,), spell, user) if spell else ()),
        *(link for pairing in pairings for link in links((EndPairing,), pairing, user)),
    ]


sheet_actions.add("household.poverty", household_actions)
