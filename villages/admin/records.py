"""The administration of villages, people and staff."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import clock
from xiaoping.kit.admin import ReasonForm, ScopedAdmin, ScopedRelatedFilter
from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import show_errors

from ..actions import give_id_number, notice_of, withdraw_id_number
from ..idnumbers import index_of, normalise
from ..models import (
    Household,
    IdNumber,
    Person,
    PoorVillageSpell,
    Stay,
    Township,
    Village,
    VillagerGroup,
)

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(Township)
class TownshipAdmin(ScopedAdmin):
    whose = ()
    list_display = ("name", "county", "area_code", "records_from")
    search_fields = ("name",)

    def has_add_permission(self, request):
        """There is one township."""
        return super().has_add_permission(request) and not Township.objects.exists()


@admin.register(Village)
class VillageAdmin(ScopedAdmin):
    list_display = ("name", "code", "number", "since", "until")
    search_fields = ("name", "code")
    whose = ("township",)


@admin.register(VillagerGroup)
class VillagerGroupAdmin(ScopedAdmin):
    list_display = ("name", "village", "number", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("village",)
    search_fields = ("name", "village__name")


@admin.register(PoorVillageSpell)
class PoorVillageSpellAdmin(ScopedAdmin):
    list_display = ("village", "since", "until", "basis")
    list_select_related = ("village",)
    search_fields = ("village__name", "basis")


class MemberInline(admin.TabularInline):
    """The stays of a household, read here. Joining and leaving are actions: they close and carry over what other apps
    keep, which no inline form does; a wrong entry is put right on the page of the stay."""

    model = Stay
    fields = ("person", "relation", "since", "since_reason", "until", "until_reason")
    readonly_fields = fields
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        rows = Stay.objects.visible_to(request.user)
        return rows.select_related("person", "household").order_by("until", "relation", "since")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Household)
class HouseholdAdmin(ScopedAdmin):
    """Moves, splits and departures are actions on the household's sheet; here entries are made and put right."""

    list_display = ("number", "village", "group", "since", "since_reason", "until", "until_reason")
    list_filter = (BY_VILLAGE, "since_reason", "until_reason")
    list_select_related = ("village", "group")
    search_fields = ("number", "address")
    autocomplete_fields = ("group", "continues")
    village_from = "group"
    whose = ("village", "continues")
    inlines = (MemberInline,)

    def get_inlines(self, request, obj):
        """A household that is not made yet has nobody."""
        return super().get_inlines(request, obj) if obj else ()


@admin.register(Person)
class PersonAdmin(ScopedAdmin):
    """People come with a stay, by the actions on a household's sheet; here entries are put right."""

    whose = ()
    list_display = ("name", "sex", "born_on", "died_on", "ethnicity")
    list_filter = ("sex",)
    search_fields = ("name",)

    def has_add_permission(self, request):
        return False


@admin.register(Stay)
class StayAdmin(ScopedAdmin):
    list_display = ("person", "household", "village", "relation", "since", "since_reason", "until", "until_reason")
    list_filter = (BY_VILLAGE, "relation", "since_reason", "until_reason")
    list_select_related = ("person", "household", "village")
    search_fields = ("person__name", "household__number")
    autocomplete_fields = ("person", "household")
    village_from = "household"
    whose = ("village", "household", "person")


class GivenNumberForm(ReasonForm):
    """A number to put on record. The action validates and keeps it at once, so it is the last step of validation."""

    number = forms.CharField(label=_("ID number"), max_length=40, help_text=_("As it stands on the card."))

    class Meta:
        model = IdNumber
        fields = ("person", "kind", "since")
        field_classes = {"since": DayField}

    user: User

    def _post_clean(self):
        if self.errors:
            return
        data = self.cleaned_data
        try:
            self.instance = give_id_number(
                person=data["person"],
                number=data["number"],
                kind=data["kind"],
                on=data["since"],
                by=self.user,
                reason=data["change_reason"],
            )
        except ValidationError as error:
            show_errors(self, error)


class WithdrawnNumberForm(ReasonForm):
    """The day from which the number is no longer the person's."""

    user: User

    def _post_clean(self):
        if self.errors or self.cleaned_data["until"] is None:
            return
        data = self.cleaned_data
        try:
            self.instance = withdraw_id_number(
                number=self.instance, on=data["until"], by=self.user, reason=data["change_reason"]
            )
        except ValidationError as error:
            show_errors(self, error)


@admin.register(IdNumber)
class IdNumberAdmin(ScopedAdmin):
    """Numbers, behind their mask. A whole number typed into the search is looked up by its index."""

    list_display = ("masked", "person", "kind", "village", "is_disputed", "since", "until")
    list_filter = (BY_VILLAGE, "kind", "is_disputed")
    list_select_related = ("person", "village")
    search_fields = ("person__name", "=id")
    search_help_text = _("A name, a conflict number, or a whole ID number.")
    autocomplete_fields = ("person",)
    whose = ("village", "person", "kind", "masked", "is_disputed", "since")

    def get_search_results(self, request, queryset, search_term):
        number = normalise(search_term)
        if len(number) >= 18:
            return queryset.filter(lookup18=index_of(number[:18])), False
        return super().get_search_results(request, queryset, search_term)

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("person", "kind", "number", "since", "change_reason")
        return ("village", "person", "kind", "masked", "is_disputed", "since", "until", "change_reason")

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = WithdrawnNumberForm if obj else GivenNumberForm
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def get_changeform_initial_data(self, request):
        return {"since": clock.today(), **super().get_changeform_initial_data(request)}

    def save_model(self, request, obj, form, change):
        """The form's action has saved it."""
        if notice := notice_of(obj):
            self.message_user(request, notice)
