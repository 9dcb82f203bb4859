"""How a value is written in a report: 万, 余, decimals, percent, against the year before.

These words are Chinese in every language: they are part of the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.indicators import Number

CHANGE, CHANGE_PERCENT = "同比", "同比%"
UP, DOWN, SAME = {CHANGE: "增加", CHANGE_PERCENT: "增长"}, {CHANGE: "减少", CHANGE_PERCENT: "下降"}, "持平"
TEN_THOUSAND = 10_000
PERCENT_DECIMALS = 2


@dataclass(frozen=True)
class Form:
    """How a number is written.

    `suffix` 万 or 万元 divides by ten thousand; `%` follows a percentage. `decimals` rounds half up. `over` rounds down
    to a whole power of ten and says 余 if something was left off: the number given, or, for 0, tens up to 999 and two
    leading digits above. `change` writes the difference from the year before, in the unit or in percent.
    """

    suffix: str = ""
    decimals: int | None = None
    over: int | None = None
    change: str = ""

    def text(self, value: Number, before: Number = None) -> str:
        """The number as the report prints it.

        Raises ValidationError where there is no number, or none of the year before to set it against.
        """
        if value is None:
            raise ValidationError(_("There is no number of this period: nobody stated it, or nothing can be divided."))
        if self.change:
            return self._change(Decimal(value), before)
        scaled = self._scaled(Decimal(value))
        if self.over is not None:
            down = _down(scaled, self.over)
            return f"{plain(down)}{'余' if down < scaled else ''}{self.suffix}"
        return f"{self._rounded(scaled)}{self.suffix}"

    def _change(self, value: Decimal, before: Number) -> str:
        if before is None or (self.change == CHANGE_PERCENT and not before):
            raise ValidationError(_("There is no number of the year before to set it against: leave 同比 out."))
        difference = value - Decimal(before)
        if not difference:
            return SAME
        word = (UP if difference > 0 else DOWN)[self.change]
        if self.change == CHANGE:
            return f"{word}{self._rounded(self._scaled(abs(difference)))}{self.suffix}"
        places = PERCENT_DECIMALS if self.decimals is None else self.decimals
        share = rounded(100 * abs(difference) / abs(Decimal(before)), places)
        return f"{word}{plain(share) if self.decimals is None else share}%"

    def _scaled(self, value: Decimal) -> Decimal:
        return value / TEN_THOUSAND if self.suffix.startswith("万") else value

    def _rounded(self, value: Decimal) -> str:
        return plain(value) if self.decimals is None else str(rounded(value, self.decimals))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def plain(value: Number) -> str:
    """A number without separators and idle zeros, as official documents print it: 18000, 61.08."""
    text = f"{Decimal(value or 0):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _down(value: Decimal, step: int) -> Decimal:
    if not step:
        digits = len(str(int(value)))
        step = 10 ** max(1, digits - 2) if digits > 1 else 1
    return (value / step).quantize(Decimal(1), ROUND_DOWN) * step
