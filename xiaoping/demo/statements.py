"""Writes what officers state of the township, year by year. Those of 2018 are the report's, the others made up."""

from datetime import date

from villages import models

from .records import Township
from .writing import write

OFFICE = "党政办主任"
DOCUMENT = "{}年统计年报"

# key of villages: unit, value by year
STATED: dict[str, tuple[str, dict[int, str]]] = {
    "distance_to_county_seat": ("km", dict.fromkeys(range(2014, 2019), "12")),
    "township_area": ("km2", dict.fromkeys(range(2014, 2019), "61.08")),
    "farmer_net_income_per_capita": (
        "yuan",
        {2014: "4120", 2015: "4210", 2016: "4290", 2017: "4352", 2018: "4400"},
    ),
    "farmer_net_income_growth": ("percent", {2015: "2.2", 2016: "1.9", 2017: "1.4", 2018: "1.1"}),
    "gross_product_expected": (
        "yuan",
        {2014: "84000000", 2015: "86020000", 2016: "87827000", 2017: "89496000", 2018: "91000000"},
    ),
    "gross_product_growth": ("percent", {2015: "2.4", 2016: "2.1", 2017: "1.9", 2018: "1.68"}),
}
MORELS = {7: 340_000, 8: 300_000, 2: 210_000}  # village number: yuan expected of 2018


def load(township: Township) -> None:
    """Write the statements, each by the head of the party and government office."""
    officer = models.Officer.objects.filter(village=None, title=OFFICE).earliest("since")
    villages = {village.number: village for village in models.Village.objects.all()}
    write(
        statement(officer, key, year, value, unit)
        for key, (unit, values) in STATED.items()
        for year, value in values.items()
    )
    write(
        statement(officer, "morel_expected_income", 2018, str(value), "yuan", villages[number])
        for number, value in MORELS.items()
    )


def statement(officer, key: str, year: int, value: str, unit: str, village=None) -> models.StatedFigure:
    """One statement for a year."""
    return models.StatedFigure(
        village=village,
        key=f"villages.{key}",
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        value=value,
        unit=unit,
        document=DOCUMENT.format(year),
        officer=officer,
    )
