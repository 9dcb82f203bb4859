"""What happens to the plan, to printed figures and what is found among them, and to periods that are closed."""

from .closing import check_period, close_period, reopen_period
from .plan import declare, prove, set_light, verify
from .printed import check, correct_figure, enter_figure, reopen_finding, resolve_finding

__all__ = [
    "check",
    "check_period",
    "close_period",
    "correct_figure",
    "declare",
    "enter_figure",
    "prove",
    "reopen_finding",
    "reopen_period",
    "resolve_finding",
    "set_light",
    "verify",
]
