"""Writes the policy values: the rules of poverty relief in figures, year by year."""

from datetime import date

from poverty import models

from .records import Township
from .writing import write

LINES = {2014: 2800, 2015: 2855, 2016: 2952, 2017: 2952, 2018: 2995, 2019: 3218}  # yuan a person and year
LINE_DOCUMENT = "演示：{}年贫困线（工作口径待县扶贫办核定）"
OTHERS = (
    ("loan_cap", 50_000, date(2014, 12, 1), "演示：扶贫小额信贷管理办法"),
    ("loan_months", 36, date(2014, 12, 1), "演示：扶贫小额信贷管理办法"),
)


def load(township: Township) -> None:
    """Write the values; a year's poverty line ends where the next begins."""
    last = max(LINES)
    write(
        models.PolicyValue(
            kind="poverty_line",
            value=value,
            since=date(year, 1, 1),
            until=None if year == last else date(year + 1, 1, 1),
            document=LINE_DOCUMENT.format(year),
        )
        for year, value in LINES.items()
    )
    write(
        models.PolicyValue(kind=kind, value=value, since=since, document=document)
        for kind, value, since, document in OTHERS
    )
