"""What happens in public safety: inspections and hazards, cases, visit rounds with their checks."""

from .cases import (
    accept_case,
    answer_review,
    ask_review,
    conclude_case,
    extend_case,
    refuse_case,
    register_case,
)
from .checks import appeal, check_visit, decide, draw_sample
from .hazards import (
    call_mistaken,
    hand_over,
    issue_notice,
    recheck,
    report_hazard,
    report_rectified,
)
from .inspections import close_site, record_inspection, renew_licence
from .visits import assign_as_before, assign_group, drop_visits, enter_round, follow_up_visit, record_visit

__all__ = [
    "accept_case",
    "answer_review",
    "appeal",
    "ask_review",
    "assign_as_before",
    "assign_group",
    "call_mistaken",
    "check_visit",
    "close_site",
    "conclude_case",
    "decide",
    "draw_sample",
    "drop_visits",
    "enter_round",
    "extend_case",
    "follow_up_visit",
    "hand_over",
    "issue_notice",
    "recheck",
    "record_inspection",
    "record_visit",
    "refuse_case",
    "register_case",
    "renew_licence",
    "report_hazard",
    "report_rectified",
]
