"""What of public safety cannot wait, and what is to be done before long."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.alerts import Alert, register

from . import filters

HAZARDS, CASES = (filters.HazardFilter, "safety:hazard_list"), (filters.CaseFilter, "safety:case_list")
SITES = (filters.SiteFilter, "safety:site_list")

register(Alert("safety.overdue_major", _("Major hazards past their deadline"), *HAZARDS, "overdue_major"))
register(
    Alert("safety.overdue", _("Hazards past their deadline"), *HAZARDS, "overdue", concerns="safety.change_hazard")
)
register(Alert("safety.cases_past_due", _("Cases past their due day"), *CASES, "past_due"))
register(
    Alert(
        "safety.hazards_due_soon",
        _("Hazards with their deadline near"),
        *HAZARDS,
        "due_soon",
        is_soon=True,
        concerns="safety.change_hazard",
    )
)
register(
    Alert(
        "safety.cases_due_soon",
        _("Cases due soon"),
        *CASES,
        "due_soon",
        is_soon=True,
        concerns="safety.change_case",
    )
)
register(
    Alert(
        "safety.licences_end_soon",
        _("Sites whose licence ends soon"),
        *SITES,
        "licence_ends_soon",
        is_soon=True,
        concerns="safety.change_site",
    )
)
