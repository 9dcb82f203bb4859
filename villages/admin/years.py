"""The administration of what is asked every year, and of certificates, absences and accounts."""

from django.contrib import admin

from xiaoping.kit.admin import ScopedAdmin

from ..models import Absence, BankAccount, DisabilityCertificate, HouseholdYear, PersonYear
from .records import BY_VILLAGE


@admin.register(HouseholdYear)
class HouseholdYearAdmin(ScopedAdmin):
    """Years are recorded on the household's sheet; here entries are put right."""

    list_display = ("household", "year", "village", "house_grade", "floor_area")
    list_filter = (BY_VILLAGE, "year", "house_grade")
    list_select_related = ("household", "village")
    search_fields = ("household__number",)
    autocomplete_fields = ("household",)
    village_from = "household"
    whose = ("village", "household", "year")


class OfPersonAdmin(ScopedAdmin):
    """Records of a person; they are made on the person's sheet, and put right here."""

    list_select_related = ("person", "village")
    search_fields = ("person__name",)
    autocomplete_fields = ("person",)
    whose: tuple[str, ...] = ("village", "person")


@admin.register(PersonYear)
class PersonYearAdmin(OfPersonAdmin):
    list_display = ("person", "year", "village", "school", "education", "labour")
    list_filter = (BY_VILLAGE, "year", "labour")
    whose = ("village", "person", "year")


@admin.register(DisabilityCertificate)
class DisabilityCertificateAdmin(OfPersonAdmin):
    list_display = ("person", "village", "since", "until")
    list_filter = (BY_VILLAGE,)


@admin.register(Absence)
class AbsenceAdmin(OfPersonAdmin):
    list_display = ("person", "reach", "place", "village", "since", "until")
    list_filter = (BY_VILLAGE, "reach")


@admin.register(BankAccount)
class BankAccountAdmin(ScopedAdmin):
    """Accounts, behind their mask; a new one is entered on the household's sheet."""

    list_display = ("household", "holder", "bank", "masked", "village", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("household", "holder", "village")
    search_fields = ("household__number", "holder__name")
    fields = ("village", "household", "holder", "bank", "masked", "since", "until", "change_reason")
    whose = ("village", "household", "holder", "masked")

    def has_add_permission(self, request):
        return False
