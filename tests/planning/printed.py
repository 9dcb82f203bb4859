"""The figures of the 2018 report as the rules read them, without a database."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from planning import shipped


@dataclass(frozen=True)
class Printed:
    """A printed figure."""

    number: str
    place: str
    about: str
    value: Decimal
    qualifier: str = "exact"
    scale: int = 1
    decimals: int = 0
    first: date = date(2018, 1, 1)
    last: date = date(2018, 12, 31)


def of_2018() -> list[Printed]:
    """All 163."""
    names = Printed.__dataclass_fields__
    return [Printed(**{name: getattr(figure, name) for name in names}) for figure in shipped.figures(None)]


def with_value(figures: list[Printed], number: str, value) -> list[Printed]:
    """The same figures, one of them with another value."""
    return [replace(one, value=Decimal(value)) if one.number == number else one for one in figures]
