"""What happens to the plan, to printed figures, and to what is found among them."""

from .plan import declare, prove, set_light, verify
from .printed import check, correct_figure, enter_figure, reopen_finding, resolve_finding

__all__ = [
    "check",
    "correct_figure",
    "declare",
    "enter_figure",
    "prove",
    "reopen_finding",
    "resolve_finding",
    "set_light",
    "verify",
]
