"""The lists of what is asked every year, and of certificates, absences and accounts."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.listpages import ListPage

from .. import filters, models, tables


class HouseholdYearList(ListPage):
    model = models.HouseholdYear
    filterset_class = filters.HouseholdYearFilter
    table_class = tables.HouseholdYearTable
    title = _("Living conditions and incomes")
    lead = _("One row a household and year. Net income is worked out from its parts; a head is a member at year's end.")
    ordering = ("village_id", "household_id", "year")

    def extend(self, rows, day):
        return rows.with_income()


class PersonYearList(ListPage):
    model = models.PersonYear
    filterset_class = filters.PersonYearFilter
    table_class = tables.PersonYearTable
    title = _("School, work and insurance")
    lead = _("One row a person and year.")
    ordering = ("village_id", "person_id", "year")


class DisabilityCertificateList(ListPage):
    model = models.DisabilityCertificate
    filterset_class = filters.DisabilityCertificateFilter
    table_class = tables.DisabilityCertificateTable
    title = _("Disability certificates")
    lead = _("Who holds a certificate, and since when. Kind and level stand on the person's sheet.")
    ordering = ("village_id", "person_id", "since")


class AbsenceList(ListPage):
    model = models.Absence
    filterset_class = filters.AbsenceFilter
    table_class = tables.AbsenceTable
    title = _("Away for work")
    lead = _("Who works elsewhere, where, and since when. They go on counting as members of their households.")
    ordering = ("village_id", "since")


class BankAccountList(ListPage):
    model = models.BankAccount
    filterset_class = filters.BankAccountFilter
    table_class = tables.BankAccountTable
    title = _("Accounts of households")
    lead = _("Where a household's money is paid into. Numbers are behind their mask, in exports too.")
    ordering = ("village_id", "household_id", "since")
