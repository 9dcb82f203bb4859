"""Money in words: yuan in records, ten thousands (万元) where a leader reads."""

from decimal import ROUND_HALF_UP, Decimal

from xiaoping.kit import formats
from xiaoping.kit.indicators import trimmed

TEN_THOUSAND = Decimal(10_000)
CENT = Decimal("0.01")


def money(amount) -> str:
    """Yuan as a sheet shows them; nothing as a dash."""
    return formats.EMPTY if amount is None else formats.number(trimmed(Decimal(amount)))


def in_ten_thousands(amount) -> Decimal | None:
    """Yuan in ten thousands, rounded half up to the second decimal; None stays None."""
    return None if amount is None else (Decimal(amount) / TEN_THOUSAND).quantize(CENT, ROUND_HALF_UP)


def ten_thousands(amount) -> str:
    """Ten thousands of yuan for the page; nothing as a dash."""
    return formats.number(in_ten_thousands(amount))
