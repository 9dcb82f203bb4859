"""Forms for what a village has and does. Every choice is within the village, or within the user's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import clock
from xiaoping.kit.filters import PeriodField
from xiaoping.kit.forms import ActionForm, fields_of
from xiaoping.kit.indicators import Basis, indicators

from ..facts import posted_to_township
from ..models import Officer


class WorkForm(ActionForm):
    """Asks for the fields `asks` of a new record of `record_model`; `record` is its village."""

    record_model: Any
    asks: tuple[str, ...] = ()

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        del self.fields["on"]
        self.fields |= fields_of(self.record_model, *self.asks)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self.choices(self.record_model._meta.get_field(name).related_model)
        names = [*self.asks]
        if self.record_model._meta.get_field("village").null and posted_to_township(user):
            self.fields["is_townships"] = forms.BooleanField(label=_("The township's own"), required=False)
            names.append("is_townships")
        self.order_fields([*names, "reason"])

    def choices(self, model):
        """The records of the village that a new one may name."""
        return model._default_manager.in_village(self.record)

    def arguments(self) -> dict[str, Any]:
        return {"model": self.record_model, **super().arguments()}


class RoadForm(WorkForm):
    """A road, and whom it serves."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        groups = record.villagergroups.in_force(clock.today())
        self.fields["serves_village"] = forms.BooleanField(
            label=_("Serves the village as a whole"), required=False, help_text=_("It leads to the village.")
        )
        self.fields["served_groups"] = forms.ModelMultipleChoiceField(
            groups, label=_("Groups it serves"), required=False, widget=forms.CheckboxSelectMultiple
        )
        self.order_fields([*self.asks, "serves_village", "served_groups", "reason"])


class StatementForm(WorkForm):
    """What an officer states for a period: one of the figures that nobody can count here."""

    asks = ("value", "document", "officer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(one.key, f"{one.label} ({one.unit.label})") for one in self.stated()]
        self.fields["key"] = forms.ChoiceField(label=_("Figure"), choices=[("", "---------"), *known])
        self.fields["period"] = PeriodField(label=_("Period"), help_text=_("A year, or a quarter: 2018, 2018-Q2."))
        self.order_fields(["key", "period", "value", "document", "officer", "is_townships", "reason"])

    def stated(self):
        """The figures this user may state."""
        return [one for one in indicators if one.basis == Basis.STATED and not one.is_hidden(self.user)]

    def choices(self, model):
        """Who may state it: officers in post, of the user's villages or of the township itself."""
        return Officer.objects.visible_to(self.user).in_force(clock.today()).order_by("village_id", "name")

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        period = given.pop("period")
        return {**given, "first": period.first, "last": period.last, "unit": indicators[given["key"]].unit}


class EndForm(ActionForm):
    """Asks for the day it ended, which is kept in the field `ends`; `begin` is the field of the day it began."""

    ends = begin = ""

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "field": self.ends, "begin": self.begin}
