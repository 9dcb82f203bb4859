"""The lists of planning in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.navigation import Entry, Section, sections

sections.add(
    "planning.party",
    Section(
        _("Party work"),
        [
            Entry(
                _("Party organisations"),
                "flag",
                "planning:partyorganisation_list",
                "planning.view_partyorganisation",
                "in_force",
            ),
            Entry(
                _("Returns of party organisations"),
                "clipboard-data",
                "planning:partyreturn_list",
                "planning.view_partyreturn",
                "standing",
            ),
            Entry(
                _("Meetings and study sessions"),
                "calendar-event",
                "planning:partyactivity_list",
                "planning.view_partyactivity",
                "",
            ),
            Entry(_("Banners put up"), "megaphone", "planning:partybanner_list", "planning.view_partybanner", ""),
            Entry(
                _("Cadres and staff"),
                "person-badge",
                "planning:staffmember_list",
                "planning.view_staffmember",
                "on_staff",
            ),
        ],
        is_open=False,
    ),
)

sections.add(
    "planning.plan",
    Section(
        _("Plan and report"),
        [
            Entry(_("Yearly reports"), "file-earmark-text", "planning:report_list", "planning.view_issue", ""),
            Entry(
                _("Printed figures"), "file-earmark-ruled", "planning:printedreport_list", "planning.view_finding", ""
            ),
            Entry(_("Closed periods"), "archive", "planning:periodclose_list", "planning.view_closedfigure", ""),
        ],
    ),
)
