"""The register's lists."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.listpages import ListPage

from . import filters, tables
from .models import (
    EnterpriseSupport,
    HelperPairing,
    HelpPost,
    IndustryAward,
    Microcredit,
    PovertySpell,
    RegisterStay,
    Registration,
    TransferEmployment,
)


class RegistrationList(ListPage):
    model = Registration
    filterset_class = filters.RegistrationFilter
    table_class = tables.RegistrationTable
    title = _("Register of poor households")
    lead = _("Households on the register. Leaving poverty does not end a registration.")
    ordering = ("village_id", "household_id", "since")

    def extend(self, rows, day):
        return rows.with_head(day, "household").with_attribute(day)


class PovertySpellList(ListPage):
    model = PovertySpell
    filterset_class = filters.PovertySpellFilter
    table_class = tables.PovertySpellTable
    title = _("Spells of poverty")
    lead = _("Each row is one spell of poverty of a registered household, from being identified to its exit.")
    ordering = ("village_id", "registration_id", "since")

    def extend(self, rows, day):
        return rows.with_head(day, "registration__household")


class RegisterPersonList(ListPage):
    model = RegisterStay
    filterset_class = filters.RegisterStayFilter
    table_class = tables.RegisterStayTable
    title = _("People of registered households")
    lead = _("Each row is one person's stay in a household that is, or was, on the register.")
    ordering = ("village_id", "household_id", "relation")

    def extend(self, rows, day):
        return rows.with_id_number(day)


class HelperList(ListPage):
    model = HelperPairing
    filterset_class = filters.HelperPairingFilter
    table_class = tables.HelperPairingTable
    title = _("Helpers")
    lead = _("Which officer looks after which household, and since when.")
    ordering = ("village_id", "household_id", "since")

    def extend(self, rows, day):
        return rows.with_head(day, "household")


class HelpPostList(ListPage):
    model = HelpPost
    filterset_class = filters.HelpPostFilter
    table_class = tables.HelpPostTable
    title = _("Help posts")
    lead = _("Special posts, forest rangers and public-welfare posts held by people of registered households.")
    ordering = ("village_id", "kind", "since")


class EnterpriseSupportList(ListPage):
    model = EnterpriseSupport
    filterset_class = filters.EnterpriseSupportFilter
    table_class = tables.EnterpriseSupportTable
    title = _("Support by enterprises")
    lead = _("Whom of the registered households an enterprise supports, and since when.")
    ordering = ("village_id", "since")


class IndustryAwardList(ListPage):
    model = IndustryAward
    filterset_class = filters.IndustryAwardFilter
    table_class = tables.IndustryAwardTable
    title = _("Industry awards")
    lead = _("Awards to registered households for what they began to grow or raise: each row is one decision.")
    ordering = ("village_id", "decided_on")

    def extend(self, rows, day):
        return rows.with_head(day, "household")


class MicrocreditList(ListPage):
    model = Microcredit
    filterset_class = filters.MicrocreditFilter
    table_class = tables.MicrocreditTable
    title = _("Microcredit")
    lead = _("Loans without guarantee to people of registered households.")
    ordering = ("village_id", "granted_on")


class TransferEmploymentList(ListPage):
    model = TransferEmployment
    filterset_class = filters.TransferEmploymentFilter
    table_class = tables.TransferEmploymentTable
    title = _("Transfer employment")
    lead = _("Work elsewhere found by people of registered households.")
    ordering = ("village_id", "began_on")
