"""The form that sets up a household with its people: one row a person, as many as are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import ActionForm

from ..actions.setting_up import WAYS
from ..models import Household, Person
from .records import NOT_HEAD, groups_of

ROWS, MOST_ROWS = 3, 15
MEMBER = ("name", "sex", "born_on", "relation", "number", "ethnicity")
MORE = "more"  # the button that asks for one more row


class NewHouseholdForm(ActionForm):
    """A household and its people. The fields of a person end in the place of their row; an empty row is nobody.

    `record` is the village. Whoever asks for a row more sends what is typed along, and nothing is checked yet.
    """

    def __init__(self, data=None, *args, record, user, **kwargs):
        self.wants_more = data is not None and MORE in data
        typed = (data or {}).get("rows", "")
        self.rows = min(MOST_ROWS, (int(typed) if typed.isdecimal() else ROWS) + self.wants_more)
        shown = {"initial": data.dict(), "files": None} if self.wants_more else {"data": data}
        super().__init__(*args, record=record, user=user, **{**kwargs, **shown})
        self.fields["group"] = forms.ModelChoiceField(groups_of(user).in_village(record), label=_("Villager group"))
        self.fields |= forms.fields_for_model(Household, ("number", "address", "phone"))
        self.fields["came"] = forms.ChoiceField(
            label=_("Came by"),
            choices=[(way.value, way.label) for way in WAYS],
            help_text=_("Members of a household on the books set up their own by “Split the household” on its page."),
        )
        self.fields["rows"] = forms.CharField(widget=forms.HiddenInput, initial=self.rows)
        if self.wants_more:
            self.initial["rows"] = self.rows
        for place in range(self.rows):
            self.fields |= self.member_fields(place)
        self.fields["on"].label = _("On the books since")
        people = [name for name in self.fields if name.rpartition("_")[2].isdecimal()]
        self.order_fields(["group", "number", "address", "phone", "came", "on", "rows", *people, "reason"])

    def member_fields(self, place: Any) -> dict[str, forms.Field]:
        """The fields of one row. All of them may be empty; `clean` sees to those of rows that are not."""
        person = forms.fields_for_model(Person, ("name", "sex", "ethnicity"))
        found: dict[str, forms.Field] = {
            **person,
            "born_on": DayField(label=_("Born on")),
            "number": forms.CharField(label=_("ID number"), max_length=40),
        }
        if place != 0:
            found["relation"] = forms.ChoiceField(label=_("Relation to the head"), choices=NOT_HEAD)
        for field in found.values():
            field.required = False
            field.help_text = ""
        return {f"{name}_{place}": found[name] for name in MEMBER if name in found}

    def clean(self):
        cleaned = super().clean()
        for place in range(self.rows):
            row = self.row(place)
            if place and not any(row.values()):
                continue
            for name in ("name", "sex", "born_on", "relation"):
                if name in row and not row[name] and f"{name}_{place}" not in self.errors:
                    self.add_error(f"{name}_{place}", ValidationError(_("This field is required."), code="required"))
        return cleaned

    def row(self, place: int) -> dict[str, Any]:
        """What was typed of one person."""
        return {name: self.cleaned_data.get(key) for name, key in self.keys(place)}

    def keys(self, place: int) -> Iterator[tuple[str, str]]:
        return ((name, key) for name in MEMBER if (key := f"{name}_{place}") in self.fields)

    def arguments(self) -> dict[str, Any]:
        rows = {place: self.row(place) for place in range(self.rows)}
        household = {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "rows" and not name.rpartition("_")[2].isdecimal()
        }
        return {**household, "members": {place: row for place, row in rows.items() if any(row.values())}}

    # For the page

    @property
    def own_fields(self) -> list:
        """The fields of the household, for the first part of the page."""
        return [self[name] for name in ("group", "number", "address", "phone", "came", "on")]

    @property
    def members(self) -> list[dict[str, Any]]:
        """The rows of people."""
        return [
            {"number": place + 1, "is_head": place == 0, "fields": [self[key] for _name, key in self.keys(place)]}
            for place in range(self.rows)
        ]

    def blank_member(self) -> dict[str, Any]:
        """An empty row, its place still open (`__place__`): the script copies it."""
        form = forms.Form()
        form.fields = self.member_fields("__place__")
        return {"number": "__number__", "is_head": False, "fields": [form[name] for name in form.fields]}

    @property
    def can_grow(self) -> bool:
        return self.rows < MOST_ROWS
