"""What happens in welfare: cases take their steps, awards begin and end, money is paid."""

from .awards import begin_award, carry_awards, change_grade, close_awards, end_award
from .cases import apply_for, next_step, object_to, settle_objection, steps_of, take_step, withdraw_case, withdraw_cases

__all__ = [
    "apply_for",
    "begin_award",
    "carry_awards",
    "change_grade",
    "close_awards",
    "end_award",
    "next_step",
    "object_to",
    "settle_objection",
    "steps_of",
    "take_step",
    "withdraw_case",
    "withdraw_cases",
]
