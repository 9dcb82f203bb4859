"""Forms for what happens to households and people. Every choice is within the user's villages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import clock
from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import ActionForm, CorrectionForm

from ..models import Household, IdNumber, Person, Relation, VillagerGroup

NOT_HEAD = [("", "---------"), *(choice for choice in Relation.choices if choice[0] != Relation.HEAD)]


class GroupField(forms.ModelChoiceField):
    """A villager group, shown with its village."""

    def label_from_instance(self, group):
        return f"{group.village} {group}"


def groups_of(user):
    """The villager groups a user may put households in."""
    return VillagerGroup.objects.writable_by(user).in_force(clock.today()).select_related("village")


def members_of(household):
    """The people in a household now."""
    return Person.objects.filter(stays__household=household, stays__until=None).order_by("stays__relation", "pk")


class RelationsForm(ActionForm):
    """Asks how each of some people is related to a head; the action says which of them it needs."""

    def ask_relations(self, people, label) -> None:
        """Add a field for each person; `label` has a place for the name."""
        self.asked = list(people)
        for person in self.asked:
            self.fields[f"relation_{person.pk}"] = forms.ChoiceField(
                choices=NOT_HEAD, required=False, label=label % {"name": person.name}
            )

    def ask_next_head(self, people, *, required: bool) -> None:
        """Add the choice of who heads the household afterwards."""
        self.fields["next_head"] = forms.ModelChoiceField(people, label=_("Next head"), required=required)

    def arguments(self) -> dict[str, Any]:
        found = super().arguments()
        people = getattr(self, "asked", [])
        if people:
            found["relations"] = {person.pk: found.pop(f"relation_{person.pk}", "") for person in people}
        return found


class LeavingForm(RelationsForm):
    """A person leaves a household for good. If it is the head and others stay, it asks for the next head."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        stay = record.stays.filter(until=None, relation=Relation.HEAD).first()
        if stay is not None:
            others = members_of(stay.household_id).exclude(pk=record.pk)
            if others:
                self.ask_next_head(others, required=True)
                self.ask_relations(others, _("Relation of %(name)s to the next head"))
        self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])


class NewPersonForm(ActionForm):
    """A person who is not on record yet."""

    relation = forms.ChoiceField(choices=NOT_HEAD, label=_("Relation to the head"))
    number = forms.CharField(
        label=_("ID number"), required=False, max_length=40, help_text=_("Leave it empty if there is none yet.")
    )
    fields_of_person: tuple[str, ...] = ("name", "sex", "ethnicity")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(Person, self.fields_of_person)
        self.order_fields(["name", "sex", "born_on", "relation", "on", "ethnicity", "number", "reason"])


class BirthForm(NewPersonForm):
    """A birth."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Born on")
        self.fields["on"].help_text = ""


class MarryInForm(NewPersonForm):
    """Somebody marries into the household from outside the township."""

    born_on = DayField(label=_("Born on"))


class MoveInForm(MarryInForm):
    """Somebody moves into the household from outside the township, perhaps as its head."""

    relation = forms.ChoiceField(choices=[("", "---------"), *Relation.choices], label=_("Relation to the head"))


class MarryOutForm(LeavingForm):
    """A person marries out, to another household of the user's villages or outside the township."""

    household = forms.CharField(
        label=_("New household"),
        required=False,
        max_length=20,
        help_text=_("Its number, if it is in your villages; empty for outside the township."),
    )
    relation = forms.ChoiceField(choices=NOT_HEAD, required=False, label=_("Relation to the head there"))

    def clean_household(self):
        number = self.cleaned_data["household"].strip()
        if not number:
            return None
        try:
            return Household.objects.writable_by(self.user).get(number=number)
        except Household.DoesNotExist:
            raise ValidationError(_("There is no such household in your villages.")) from None


class HouseholdNumberForm(ActionForm):
    """The new household's number and address."""

    number = forms.CharField(label=_("Household number"), max_length=20)
    address = forms.CharField(label=_("Address"), max_length=120, required=False)


class MoveForm(HouseholdNumberForm):
    """A household moves within the user's villages."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.fields["group"] = GroupField(groups_of(user), label=_("To the group"))
        self.fields["number"].required = False
        self.fields["number"].help_text = _("Its number in the other village; not needed within the same village.")
        self.order_fields(["group", "number", "address", "on", "reason"])


class ChangeHeadForm(RelationsForm):
    """Another member becomes head."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        members = members_of(record)
        self.ask_next_head(members, required=True)
        self.ask_relations(members, _("Relation of %(name)s to the next head"))
        self.fields["next_head"].help_text = _("The next head's own relation may be left empty.")
        self.order_fields(
            ["next_head", *(name for name in self.fields if name.startswith("relation_")), "on", "reason"]
        )


class SplitForm(HouseholdNumberForm, RelationsForm):
    """Some members set up a household of their own."""

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        members = members_of(record)
        self.fields["members"] = forms.ModelMultipleChoiceField(
            members, label=_("Who goes"), widget=forms.CheckboxSelectMultiple
        )
        self.fields["head"] = forms.ModelChoiceField(members, label=_("Head of the new household"))
        self.fields["group"] = GroupField(
            groups_of(user).in_village(record.village_id), label=_("Villager group"), initial=record.group_id
        )
        self.ask_next_head(members, required=False)
        self.fields["next_head"].label = _("Head of those who stay")
        self.fields["next_head"].help_text = _("Only if the head goes.")
        self.ask_relations(members, _("Relation of %(name)s to the head"))
        relations = [name for name in self.fields if name.startswith("relation_")]
        self.order_fields(["members", "head", "number", "group", "address", "next_head", *relations, "on", "reason"])


class GiveNumberForm(ActionForm):
    """A number to put on record."""

    kind = forms.ChoiceField(label=_("Kind"), choices=IdNumber.Kind.choices)
    number = forms.CharField(label=_("ID number"), max_length=40, help_text=_("As it stands on the card."))


class SettleForm(ActionForm):
    """Whose number it is."""

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        claims = IdNumber.objects.visible_to(user).filter(lookup18=record.lookup18, until=None)
        self.fields["holder"] = forms.ModelChoiceField(
            Person.objects.filter(pk__in=claims.values("person")), label=_("The number belongs to")
        )
        self.order_fields(["holder", "on", "reason"])


class HouseholdCorrectionForm(CorrectionForm):
    """What may be put right about a household; its village and group change by a move."""

    corrects = ("number", "address", "phone", "dwelling", "built_in", "latitude", "longitude")


class PersonCorrectionForm(CorrectionForm):
    """What may be put right about a person."""

    corrects = ("name", "sex", "born_on", "ethnicity")
