"""The tables of welfare: the rules, the cases, the awards, the payments, the houses."""

from .awards import Award, AwardEnd
from .base import OfHousehold
from .cases import Case, CaseStep, Outcome
from .housing import HouseWork, Relocation
from .payments import BatchState, LineState, PaymentBatch, PaymentLine
from .programmes import Benefit, Exclusion, Grade, Programme, Rate

__all__ = [
    "Award",
    "AwardEnd",
    "BatchState",
    "Benefit",
    "Case",
    "CaseStep",
    "Exclusion",
    "Grade",
    "HouseWork",
    "LineState",
    "OfHousehold",
    "Outcome",
    "PaymentBatch",
    "PaymentLine",
    "Programme",
    "Rate",
    "Relocation",
]
