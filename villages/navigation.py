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

sections.add(
    "villages.years",
    Section(
        _("Living and working"),
        [
            Entry(
                _("Living conditions and incomes"),
                "house-check",
                "villages:householdyear_list",
                "villages.view_householdyear",
            ),
            Entry(
                _("School, work and insurance"),
                "clipboard-heart",
                "villages:personyear_list",
                "villages.view_personyear",
            ),
            Entry(_("Away for work"), "airplane", "villages:absence_list", "villages.view_absence", "in_force"),
            Entry(
                _("Disability certificates"),
                "person-wheelchair",
                "villages:disabilitycertificate_list",
                "villages.view_disabilitycertificate",
                "in_force",
            ),
            Entry(
                _("Accounts of households"),
                "credit-card",
                "villages:bankaccount_list",
                "villages.view_bankaccount",
                "in_force",
            ),
        ],
        is_open=False,
    ),
)

sections.add(
    "villages.works",
    Section(
        _("Village works"),
        [
            Entry(_("Industries"), "tree", "villages:planting_list", "villages.view_planting", "in_force"),
            Entry(_("Investments"), "cash-coin", "villages:investment_list", "villages.view_investment", ""),
            Entry(
                _("Photovoltaic stations"),
                "sun",
                "villages:powerstation_list",
                "villages.view_powerstation",
                "in_force",
            ),
            Entry(
                _("Collective income"),
                "piggy-bank",
                "villages:collectiveincome_list",
                "villages.view_collectiveincome",
                "",
            ),
            Entry(_("Roads"), "signpost-2", "villages:road_list", "villages.view_road", "in_force"),
            Entry(_("Wells"), "droplet", "villages:well_list", "villages.view_well", "in_force"),
            Entry(_("Well repairs"), "wrench", "villages:wellrepair_list", "villages.view_wellrepair", ""),
            Entry(_("Grid projects"), "lightning-charge", "villages:gridproject_list", "villages.view_gridproject", ""),
            Entry(
                _("Village centres and clinics"),
                "building",
                "villages:facility_list",
                "villages.view_facility",
                "in_force",
            ),
            Entry(
                _("Works on centres and clinics"),
                "hammer",
                "villages:facilitywork_list",
                "villages.view_facilitywork",
                "",
            ),
            Entry(_("Trainings"), "mortarboard", "villages:training_list", "villages.view_training", ""),
            Entry(
                _("Stated figures"), "file-earmark-text", "villages:statedfigure_list", "villages.view_statedfigure", ""
            ),
        ],
        is_open=False,
    ),
)
