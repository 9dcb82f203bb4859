"""The lists of welfare in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.navigation import Entry, Section, sections

sections.add(
    "welfare",
    Section(
        _("Welfare"),
        [
            Entry(_("Programmes"), "card-list", "welfare:programmes", "welfare.view_programme"),
            Entry(_("Awards"), "person-check", "welfare:award_list", "welfare.view_award", "in_force"),
            Entry(_("Cases"), "folder2-open", "welfare:application_list", "welfare.view_application", "in_force"),
            Entry(_("Public notices"), "pin-angle", "welfare:notice_list", "welfare.view_notice", ""),
            Entry(_("Payments"), "cash-coin", "welfare:paymentline_list", "welfare.view_paymentline", ""),
            Entry(_("Payment batches"), "stack", "welfare:paymentbatch_list", "welfare.view_paymentbatch", ""),
            Entry(_("House works"), "house-gear", "welfare:housework_list", "welfare.view_housework", ""),
            Entry(_("Relocations"), "truck", "welfare:relocation_list", "welfare.view_relocation", ""),
        ],
        is_open=False,
    ),
)
