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
        ],
    ),
)
