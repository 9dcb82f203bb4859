"""What a printed number may mean: the span of values it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ABOUT = Decimal("0.05")  # 约: within a twentieth


@dataclass(frozen=True)
class Span:
    """Values from `low` to `high`; `high` itself is one of them unless it is open."""

    low: Decimal
    high: Decimal
    is_open: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether the value is one of these."""
        return self.low <= value < self.high or (value == self.high and not self.is_open)

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high, self.is_open or other.is_open)

    def meets(self, other: Span) -> bool:
        """Whether some value is in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.holds(low) and other.holds(low))


def span(figure) -> Span:
    """The span of a printed figure. 余 is one-sided: 70余公里 is 70 or more, and less than 80.

    A forecast and a plan mean the number they print: whether it came true is no question of the text.
    """
    value = Decimal(figure.value)
    if figure.qualifier == "approx_more":
        return Span(value, value + last_place(value, figure.scale), is_open=True)
    if figure.qualifier == "about":
        return Span(value * (1 - ABOUT), value * (1 + ABOUT))
    if figure.qualifier == "at_most":
        return Span(Decimal(0), value)
    return Span(value, value)


def last_place(value: Decimal, scale: int) -> Decimal:
    """What one more in the last printed place is worth: 10 of 70, 1,000 of 18,000, 100,000 of 30万."""
    printed = int(value / scale)
    step = scale
    while printed and printed % 10 == 0:
        printed, step = printed // 10, step * 10
    return Decimal(step)
