"""What of public safety cannot wait."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.alerts import Alert, register

from . import filters

register(
    Alert(
        "safety.overdue_major",
        _("Major hazards past their deadline"),
        filters.HazardFilter,
        "safety:hazard_list",
        "overdue_major",
    )
)
register(
    Alert("safety.cases_past_due", _("Cases past their due day"), filters.CaseFilter, "safety:case_list", "past_due")
)
