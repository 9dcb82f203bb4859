"""The pages for what happens to households and people, and the buttons that lead to them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.actions import correct
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Household, IdNumber, Person


class HouseholdPage(ActionPage):
    """Something happens to a household; afterwards its sheet is shown."""

    model = Household
    permission_required = "villages.change_household"

    @classmethod
    def applies(cls, record):
        return record.until is None

    def back_url(self):
        return reverse("villages:household_detail", args=[self.record.pk])


class GoesOn(HouseholdPage):
    """Afterwards the sheet of the household that came of it is shown."""

    def get_success_url(self):
        return reverse("villages:household_detail", args=[self.result.pk])


class NewMember(HouseholdPage):
    """Somebody joins a household, perhaps with an ID number that is disputed."""

    permission_required = "villages.add_person"

    def message(self, result):
        number = result.person.id_numbers.filter(until=None).first()
        return actions.notice_of(number) or _("%(name)s is in the household now.") % {"name": result.person.name}


class RegisterBirth(NewMember):
    act = staticmethod(actions.register_birth)
    form_class = forms.BirthForm
    slug, icon = "birth", "person-plus"
    title = gettext_lazy("Register a birth")


class MarryIn(NewMember):
    act = staticmethod(actions.marry_in)
    form_class = forms.MarryInForm
    slug, icon = "marriage", "person-heart"
    title = gettext_lazy("Marriage into the household")
    lead = gettext_lazy("From outside the township. From another household of it, use “Marriage” on the person's page.")


class MoveIn(NewMember):
    act = staticmethod(actions.move_in)
    form_class = forms.MoveInForm
    slug, icon = "arrival", "box-arrow-in-right"
    title = gettext_lazy("Moved into the township")


class ChangeHead(HouseholdPage):
    act = staticmethod(actions.change_head)
    form_class = forms.ChangeHeadForm
    slug, icon = "head", "person-check"
    title = gettext_lazy("Change the head")


class SplitHousehold(GoesOn):
    act = staticmethod(actions.split_household)
    form_class = forms.SplitForm
    slug, icon = "split", "signpost-split"
    title = gettext_lazy("Split the household")
    lead = gettext_lazy("Those who leave a registered household are off the register until identified.")


class MoveHousehold(GoesOn):
    act = staticmethod(actions.move_household)
    form_class = forms.MoveForm
    slug, icon = "move", "arrow-left-right"
    title = gettext_lazy("Move within the township")
    lead = gettext_lazy(
        "In another village the household closes here and goes on there, with its register and helpers."
    )


class MoveOut(HouseholdPage):
    act = staticmethod(actions.move_out)
    form_class = forms.ActionForm
    slug, icon, danger = "departure", "box-arrow-right", True
    title = gettext_lazy("The household left the township")


class CorrectHousehold(HouseholdPage):
    act = staticmethod(correct)
    record_name = "record"
    form_class = forms.HouseholdCorrectionForm
    slug = "correction"
    title = gettext_lazy("Correct the household")

    @classmethod
    def applies(cls, record):
        return True


class PersonPage(ActionPage):
    """Something happens to a person; afterwards their sheet is shown."""

    model = Person
    permission_required = "villages.change_person"

    @classmethod
    def applies(cls, record):
        return record.stays.filter(until=None).exists()

    def back_url(self):
        return reverse("villages:person_detail", args=[self.record.pk])


class RecordDeath(PersonPage):
    act = staticmethod(actions.record_death)
    form_class = forms.LeavingForm
    slug, icon, danger = "death", "person-dash", True
    title = gettext_lazy("Record the death")


class MarryOut(PersonPage):
    act = staticmethod(actions.marry_out)
    form_class = forms.MarryOutForm
    slug, icon = "marriage", "person-heart"
    title = gettext_lazy("Marriage")


class MoveOutPerson(PersonPage):
    act = staticmethod(actions.move_out_person)
    form_class = forms.LeavingForm
    slug, icon, danger = "departure", "box-arrow-right", True
    title = gettext_lazy("Left the township")


class GiveNumber(PersonPage):
    act = staticmethod(actions.give_id_number)
    form_class = forms.GiveNumberForm
    permission_required = "villages.add_idnumber"
    slug, icon = "number", "person-vcard"
    title = gettext_lazy("Enter an ID number")

    def message(self, result):
        return actions.notice_of(result) or _("The number is on record.")


class CorrectPerson(PersonPage):
    act = staticmethod(correct)
    record_name = "record"
    form_class = forms.PersonCorrectionForm
    slug = "correction"
    title = gettext_lazy("Correct the person")

    @classmethod
    def applies(cls, record):
        return True


class NumberPage(ActionPage):
    """Something happens to an ID number; afterwards the person's sheet is shown."""

    model = IdNumber
    record_name = "number"

    @classmethod
    def link(cls, record):
        return {**super().link(record), "label": f"{cls.title} · {record.get_kind_display()}"}

    def back_url(self):
        return reverse("villages:person_detail", args=[self.record.person_id])


class WithdrawNumber(NumberPage):
    act = staticmethod(actions.withdraw_id_number)
    form_class = forms.ActionForm
    permission_required = "villages.change_idnumber"
    slug, icon, danger = "withdrawal", "x-circle", True
    title = gettext_lazy("Withdraw the number")


class SettleConflict(NumberPage):
    act = staticmethod(actions.settle_id_conflict)
    form_class = forms.SettleForm
    permission_required = "villages.settle_idnumber"
    slug, icon = "settlement", "check2-square"
    title = gettext_lazy("Settle the conflict")
    lead = gettext_lazy("The number stays with one person and is withdrawn from everybody else.")

    @classmethod
    def applies(cls, record):
        return record.is_disputed


HOUSEHOLD_PAGES = (RegisterBirth, MarryIn, MoveIn, ChangeHead, SplitHousehold, MoveHousehold, MoveOut, CorrectHousehold)
PERSON_PAGES = (RecordDeath, MarryOut, MoveOutPerson, GiveNumber, CorrectPerson)
NUMBER_PAGES = (WithdrawNumber, SettleConflict)


def household_actions(household, user) -> list[dict]:
    """The buttons on a household's sheet."""
    return links(HOUSEHOLD_PAGES, household, user)


def person_actions(person, user) -> list[dict]:
    """The buttons on a person's sheet: their own, and those of their ID numbers."""
    numbers = IdNumber.objects.writable_by(user).filter(person=person, until=None)
    return links(PERSON_PAGES, person, user) + [
        link for number in numbers for link in links(NUMBER_PAGES, number, user)
    ]


sheet_actions.add("household.villages", household_actions)
sheet_actions.add("person.villages", person_actions)
