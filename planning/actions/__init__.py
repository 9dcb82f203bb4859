"""What happens to the plan, to printed figures and what is found among them, to periods that are closed,
and to the yearly report."""

from .closing import check_period, close_period, reopen_period
from .plan import declare, prove, set_light, verify
from .printed import check, correct_figure, enter_figure, reopen_finding, resolve_finding
from .report import add_section, begin_report, draft, issue_report, move_section, write_section

__all__ = [
    "add_section",
    "begin_report",
    "check",
    "check_period",
    "close_period",
    "correct_figure",
    "declare",
    "draft",
    "enter_figure",
    "issue_report",
    "move_section",
    "prove",
    "reopen_finding",
    "reopen_period",
    "resolve_finding",
    "set_light",
    "verify",
    "write_section",
]
