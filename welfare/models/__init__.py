"""The tables of welfare: the rules, the cases, the notices, the awards, the payments, the houses."""

from .applications import Application, ApplicationStep, Outcome
from .awards import Award, AwardEnd
from .base import OfHousehold
from .housing import HouseWork, Relocation
from .notices import Notice
from .payments import BatchState, LineState, PaymentBatch, PaymentLine
from .programmes import AWARDED, CLAIMED, Benefit, Exclusion, Grade, Programme, Rate

__all__ = [
    "AWARDED",
    "CLAIMED",
    "Application",
    "ApplicationStep",
    "Award",
    "AwardEnd",
    "BatchState",
    "Benefit",
    "Exclusion",
    "Grade",
    "HouseWork",
    "LineState",
    "Notice",
    "OfHousehold",
    "Outcome",
    "PaymentBatch",
    "PaymentLine",
    "Programme",
    "Rate",
    "Relocation",
]
