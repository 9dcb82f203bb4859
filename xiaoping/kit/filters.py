"""Filters of list pages and figures. An unknown name or a bad value is an error, never “everything”.

A filter is named like the queryset method it calls: `not_exited = DayFilter()` calls `.not_exited(day)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from .periods import Period
from .registry import facts, unknown
from .widgets import Select

TOWNSHIP = "township"


class BadFilter(ValidationError):
    """A filter name that does not exist, or a value it cannot take; `messages` say which."""


class PeriodField(forms.CharField):
    """A period as it stands in an address."""

    widget = forms.TextInput(attrs={"placeholder": "2018, 2018-Q2"})

    def clean(self, value):
        text = super().clean(value)
        return Period.parse(text) if text else None


class DayField(forms.DateField):
    """A day, yyyy-mm-dd."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    input_formats = ("%Y-%m-%d",)


class MethodFilter(django_filters.Filter):
    """Calls the queryset method it is named after."""

    def filter(self, qs, value):
        return qs if value in (None, "") else getattr(qs, self.field_name)(value)


class DayFilter(MethodFilter):
    """Rows that hold at the end of a day."""

    field_class = DayField


class PeriodFilter(MethodFilter):
    """Rows that happened within a period."""

    field_class = PeriodField


class FlagFilter(django_filters.Filter):
    """Only the rows that the queryset method it is named after leaves, if asked for."""

    field_class = forms.ChoiceField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, choices=[("", _("All")), ("yes", _("yes"))], widget=Select, **kwargs)

    def filter(self, qs, value):
        return getattr(qs, self.field_name)() if value else qs


class ScopedField(forms.ChoiceField):
    """One of the records a user may see; any other is not found, whether it exists or not."""

    widget = Select

    def __init__(self, *, records, empty_label, extra=(), **kwargs):
        super().__init__(choices=lambda: [("", empty_label), *extra, *records()], **kwargs)

    def validate(self, value):
        if value and not value.isdecimal() and value != TOWNSHIP:
            raise ValidationError(_("“%(value)s” is not one of the choices."), params={"value": value})
        if value and not self.valid_value(value):
            raise Http404
        super().validate(value)


class VillageFilter(django_filters.Filter):
    """Rows of one village the user may see, or the township's own where there are such rows."""

    field_class = ScopedField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("Village"))
        super().__init__(*args, **kwargs)

    @property
    def field(self):
        if not hasattr(self, "_field"):
            queryset = self.model._default_manager.all()
            nullable = queryset.has_township_rows
            self._field = ScopedField(
                records=lambda: village_choices(self.parent.user),
                empty_label=_("All villages"),
                extra=[(TOWNSHIP, _("The township's own"))] if nullable else (),
                label=self.label,
                required=False,
            )
        return self._field

    def filter(self, qs, value):
        if not value:
            return qs
        return qs.in_village(None if value == TOWNSHIP else int(value))


class GroupFilter(django_filters.Filter):
    """Rows of one villager group the user may see; `field_name` is the path to it."""

    field_class = ScopedField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("Villager group"))
        super().__init__(*args, **kwargs)

    @property
    def field(self):
        if not hasattr(self, "_field"):
            self._field = ScopedField(
                records=self._choices,
                empty_label=_("All groups"),
                label=self.label,
                required=False,
            )
        return self._field

    def _choices(self) -> list[tuple[str, str]]:
        if not hasattr(self, "_known"):
            groups = _related(self.model, self.field_name)._default_manager.visible_to(self.parent.user)
            village = self.parent.data.get("village", "")
            if village.isdecimal():
                groups = groups.in_village(int(village))
            self._known = [
                (str(key), str(name)) for key, name in groups.order_by("village_id", "number").values_list("pk", "name")
            ]
        return self._known

    def filter(self, qs, value):
        return qs.filter(**{self.field_name: int(value)}) if value else qs


class KeyFilter(django_filters.Filter):
    """The rows of one record, by its key: reached from that record's sheet, not chosen from a list of all."""

    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput, **kwargs)


class TextFilter(django_filters.Filter):
    """Text that a field begins with or contains."""

    field_class = forms.CharField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("lookup_expr", "contains")
        super().__init__(*args, **kwargs)


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of a model's choices."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("empty_label", _("All"))
        kwargs.setdefault("widget", Select)
        super().__init__(*args, **kwargs)


class ListFilter(django_filters.FilterSet):
    """The filters of one list page. `user` decides which villages and groups can be chosen."""

    def __init__(self, data=None, queryset=None, *, user=None, **kwargs):
        self.user = user
        super().__init__(data if data is not None else {}, queryset=queryset, **kwargs)

    @classmethod
    def select(cls, data: Mapping[str, str], queryset, *, user=None):
        """The rows that these filters leave. Raises BadFilter; never gives more than was asked for."""
        filterset = cls(data, queryset, user=user)
        filterset.check_names(data)
        return filterset.rows()

    def check_names(self, names: Iterable[str]) -> None:
        """Raises BadFilter for the first name that is no filter here."""
        for name in names:
            if name not in self.filters:
                raise BadFilter(unknown(str(_("filter")), name, self.filters))

    def rows(self):
        """The filtered rows. Raises BadFilter if a value is bad."""
        if not self.form.is_valid():
            raise BadFilter(
                [
                    f"{self.form.fields[name].label}: {message}"
                    for name, messages in self.form.errors.items()
                    for message in messages
                ]
            )
        return self.filter_queryset(self.queryset.all())

    def words(self) -> list[tuple[str, str, str]]:
        """The filters in use, as (name, label, value in words)."""
        found = []
        for name, value in self.form.cleaned_data.items():
            if value not in (None, "", []):
                field = self.form.fields[name]
                choices: dict = dict(list(field.choices)) if isinstance(field, forms.ChoiceField) else {}  # type: ignore[arg-type]
                words = choices.get(value, choices.get(str(value), value))
                found.append((name, str(field.label), words.label if isinstance(words, Period) else str(words)))
        return found


def village_choices(user) -> list[tuple[str, str]]:
    """(key, name) of the villages a user may see."""
    return facts["villages.visible"](user)


def _related(model, path: str):
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model
