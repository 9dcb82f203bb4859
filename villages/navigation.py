"""The lists of villages in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.navigation import Entry, Section, sections

sections.add(
    "villages",
    Section(
        _("Villages and people"),
        [
            Entry(_("Villages"), "geo-alt", "villages:village_list", "villages.view_village", "in_force"),
            Entry(_("Villager groups"), "diagram-3", "villages:group_list", "villages.view_villagergroup", "in_force"),
            Entry(_("Households"), "houses", "villages:household_list", "villages.view_household", "in_force"),
            Entry(_("People"), "people", "villages:person_list", "villages.view_stay", "in_force"),
        ],
    ),
)
