"""The lists of public safety in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.navigation import Entry, Section, sections

sections.add(
    "safety",
    Section(
        _("Public safety"),
        [
            Entry(_("Inspections"), "clipboard-check", "safety:inspection_list", "safety.view_inspection", ""),
            Entry(_("Inspection calendar"), "calendar3", "safety:inspection_calendar", "safety.view_inspection", ""),
            Entry(_("Hazard board"), "kanban", "safety:hazard_board", "safety.view_hazard", ""),
            Entry(_("Hazards"), "exclamation-triangle", "safety:hazard_list", "safety.view_hazard", "in_force"),
            Entry(_("Sites"), "geo-alt", "safety:site_list", "safety.view_site", "in_force"),
            Entry(_("Emergency drills"), "megaphone", "safety:drill_list", "safety.view_drill", ""),
            Entry(_("Campaigns"), "flag", "safety:campaign_list", "safety.view_campaign", ""),
            Entry(_("Publicity"), "easel", "safety:publicity_list", "safety.view_publicity", ""),
        ],
        is_open=False,
    ),
)

sections.add(
    "safety.visits",
    Section(
        _("Visits and cases"),
        [
            Entry(_("Visit rounds"), "bar-chart-steps", "safety:coverage", "safety.view_visit", ""),
            Entry(_("Household visits"), "door-open", "safety:visit_list", "safety.view_visit", ""),
            Entry(_("Spot checks"), "dice-3", "safety:spotcheck_list", "safety.view_spotcheck", ""),
            Entry(_("Deductions"), "cash", "safety:deduction_list", "safety.view_deduction", ""),
            Entry(_("Case ledger"), "folder2-open", "safety:case_list", "safety.view_case", "pending"),
        ],
        is_open=False,
    ),
)
