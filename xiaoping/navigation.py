"""The pages above the apps in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.navigation import Entry, Section, sections

sections.add(
    "overview",
    Section(
        _("Overview"),
        [
            Entry(_("Home"), "house", "home"),
            Entry(_("Figures"), "123", "kit:figure_list"),
            Entry(_("Overview of all figures"), "table", "kit:overview"),
            Entry(_("Balances"), "plus-slash-minus", "kit:balances"),
            Entry(_("Data-entry progress"), "list-check", "kit:progress"),
            Entry(_("Checks"), "shield-check", "kit:checks", "kit.view_checkdecision"),
            Entry(_("What I entered"), "pencil-square", "kit:entered"),
            Entry(_("Bring in from a file"), "file-earmark-arrow-up", "kit:import_list", "kit.import_records"),
        ],
    ),
)
