"""What happens in welfare: cases take their steps, awards begin and end, money is paid."""

from .applications import (
    apply_for,
    next_step,
    object_to,
    settle_objection,
    steps_of,
    take_step,
    withdraw_application,
    withdraw_applications,
)
from .awards import begin_award, carry_awards, change_grade, close_awards, end_award, recheck
from .bank import read_answers
from .firsts import answered, taken_back
from .houses import accept_work, agree_relocation, clear_old_house, move_in, sign_contract
from .notices import put_up_notice
from .payments import (
    Answer,
    approve_batch,
    enter_answers,
    pay_again,
    send_batch,
    take_out,
    without_account,
)
from .preparing import prepare_batch

__all__ = [
    "Answer",
    "accept_work",
    "agree_relocation",
    "answered",
    "apply_for",
    "approve_batch",
    "begin_award",
    "carry_awards",
    "change_grade",
    "clear_old_house",
    "close_awards",
    "end_award",
    "enter_answers",
    "move_in",
    "next_step",
    "object_to",
    "pay_again",
    "prepare_batch",
    "put_up_notice",
    "read_answers",
    "recheck",
    "send_batch",
    "settle_objection",
    "sign_contract",
    "steps_of",
    "take_out",
    "take_step",
    "taken_back",
    "withdraw_application",
    "withdraw_applications",
    "without_account",
]
