"""The lists of the register in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.navigation import Entry, Section, sections

sections.add(
    "poverty",
    Section(
        _("Poverty relief"),
        [
            Entry(
                _("Register"),
                "journal-text",
                "poverty:registration_list",
                "poverty.view_registration",
                "on_register",
            ),
            Entry(_("Not yet out"), "hourglass-split", "poverty:spell_list", "poverty.view_povertyspell", "not_exited"),
            Entry(
                _("People of the register"),
                "person-lines-fill",
                "poverty:person_list",
                "poverty.view_registerstay",
                "on_register",
            ),
            Entry(_("Helpers"), "person-heart", "poverty:helper_list", "poverty.view_helperpairing", "in_force"),
            Entry(
                _("National layouts and collection forms"),
                "file-earmark-arrow-down",
                "poverty:layouts",
                "kit.export_list",
            ),
        ],
    ),
)

sections.add(
    "poverty.help",
    Section(
        _("Help given"),
        [
            Entry(_("Help posts"), "briefcase", "poverty:helppost_list", "poverty.view_helppost", "in_force"),
            Entry(
                _("Support by enterprises"),
                "building-gear",
                "poverty:enterprisesupport_list",
                "poverty.view_enterprisesupport",
                "in_force",
            ),
            Entry(_("Industry awards"), "award", "poverty:industryaward_list", "poverty.view_industryaward", ""),
            Entry(_("Microcredit"), "bank", "poverty:microcredit_list", "poverty.view_microcredit", ""),
            Entry(
                _("Transfer employment"),
                "bus-front",
                "poverty:transferemployment_list",
                "poverty.view_transferemployment",
                "",
            ),
        ],
        is_open=False,
    ),
)
