"""Writes how households live and what they earn: everybody's 2018, and every year of the register's households.

Income a head follows from where a family stands with the register: above the year's poverty line once it is out of
poverty, below it before. It is then divided: pensions for the old, wages where somebody works away, the rest business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from poverty.models import PovertySpell, Registration
from villages import models

from .chance import age, pick, stream
from .policy import LINES
from .records import CLOSING, TODAY, Township
from .writing import write

YEARS = range(2014, 2019)
PENSION = {2014: 660, 2015: 900, 2016: 960, 2017: 1020, 2018: 1236}  # a person over 60 and year
ROADS = {"earth": 16, "gravel": 30, "cement": 54}
FUELS = {"wood": 62, "coal": 8, "clean": 30}
DWELLINGS = {"wood": 34, "brick_wood": 22, "brick_concrete": 38, "earth_wood": 6}
BANKS = ("芷江农商银行晓坪支行", "邮储银行芷江支行")


def load(township: Township) -> None:
    """Write dwellings, years and accounts."""
    households = list(models.Household.objects.order_by("number"))
    dwell(households)
    write(years(households))
    write(accounts())


def dwell(households: list[models.Household]) -> None:
    """What houses are built of, since when, and where they stand: each village around its own place."""
    chance = stream("dwellings")
    for household in households:
        household.dwelling = pick(chance, DWELLINGS)
        household.built_in = chance.randint(1975, 1999 if household.dwelling == "earth_wood" else 2013)
        village = household.village_id
        household.latitude = Decimal(f"{27.40 + 0.013 * (village % 4) + chance.uniform(-0.006, 0.006):.5f}")
        household.longitude = Decimal(f"{109.60 + 0.018 * (village % 3) + chance.uniform(-0.008, 0.008):.5f}")
    models.Household.objects.bulk_update(households, ["dwelling", "built_in", "latitude", "longitude"], batch_size=500)


def years(households: list[models.Household]) -> Iterator[models.HouseholdYear]:
    """One row a household and year."""
    chance = stream("living")
    members = defaultdict(list)
    for key, born_on, since, until in models.Stay.objects.values_list("household", "person__born_on", "since", "until"):
        members[key].append((born_on, since, until))
    workers = models.PersonYear.objects.of_year(CLOSING.year).worked_away().values("person")
    away = set(models.Stay.objects.in_force(CLOSING).filter(person__in=workers).values_list("household", flat=True))
    standing = {year: _standing(date(year, 12, 31)) for year in YEARS}
    for household in households:
        home = _Home(household, chance)
        for year in YEARS:
            day = date(year, 12, 31)
            on_books = household.since <= day and (household.until is None or household.until > day)
            stands = standing[year].get(household.pk, "")
            if not on_books or (year < 2018 and not stands):
                continue
            ages = [
                age(born_on, day)
                for born_on, since, until in members[household.pk]
                if since <= day and (until is None or until > day)
            ]
            yield home.year(year, ages, stands, works_away=household.pk in away)


def _standing(day: date) -> dict[int, str]:
    """`poor` or `exited` for each household on the register on a day."""
    poor = set(PovertySpell.objects.not_exited(day).values_list("registration__household", flat=True))
    on_register = Registration.objects.on_register(day).values_list("household", flat=True)
    return {household: "poor" if household in poor else "exited" for household in on_register}


class _Home:
    """A household's land and house, the same from year to year, and its luck, which is not."""

    def __init__(self, household: models.Household, chance: Random):
        self.household, self.chance = household, chance
        self.land = chance.uniform(0.7, 1.7)  # mu a head when records began
        self.forest = round(chance.uniform(2, 24), 1)
        self.orchard = round(chance.choice((0, 0, 0.5, 1, 1.5, 2, 3)), 1)
        self.irrigated = chance.uniform(0.5, 0.9)
        self.distance = round(chance.uniform(0.05, 2.4), 2)
        self.has_broadcasting = chance.random() < 0.94
        self.is_led_by_leader = chance.random() < 0.15
        self.grade = pick(chance, {"A": 45, "B": 55})
        self.grade_in_poverty = pick(chance, {"B": 65, "C": 26, "D": 9})
        self.floor = chance.uniform(20, 46)
        self.fortune = chance.lognormvariate(0, 0.25)
        self.road, self.fuel = pick(chance, ROADS), pick(chance, FUELS)
        self.has_toilet = chance.random() < 0.55
        self.is_in_cooperative = chance.random() < 0.2

    def year(self, year: int, ages: list[float], stands: str, *, works_away: bool) -> models.HouseholdYear:
        """The row of one year."""
        is_poor = stands == "poor"
        chance, people = self.chance, len(ages)
        cultivated = round(self.land * people, 1)
        row = models.HouseholdYear(
            village_id=self.household.village_id,
            household=self.household,
            year=year,
            cultivated_area=cultivated,
            irrigated_area=round(cultivated * self.irrigated, 1),
            forest_area=self.forest,
            returned_area=round(self.forest * 0.1, 1),
            orchard_area=self.orchard,
            pasture_area=0,
            water_area=0,
            has_enough_food=True,
            has_enough_clothing=True,
            has_safe_water=not is_poor or chance.random() < 0.9,
            is_schooling_guaranteed=True,
            is_medical_care_guaranteed=True,
            floor_area=round(self.floor * max(people, 2), 1),
            house_grade=self.grade_in_poverty if is_poor else self.grade,
            has_production_power=True,
            has_living_power=True,
            has_broadcasting=self.has_broadcasting,
            has_toilet=self.has_toilet,
            fuel=self.fuel,
            road_kind=self.road,
            road_distance=self.distance,
            is_in_cooperative=self.is_in_cooperative and year >= 2016,
            is_led_by_enterprise=False,
            is_led_by_leader=stands == "exited" and self.is_led_by_leader,
        )
        self.earn(row, ages, self.per_head(year, stands) * people, works_away=works_away)
        return row

    def per_head(self, year: int, stands: str) -> float:
        """What a member has in the end: by the poverty line for the register, around 4,500 yuan for the others."""
        line = LINES[year]
        if stands == "poor":
            return line * self.chance.uniform(0.55, 0.97)
        if stands == "exited":
            return line * min(2.6, max(1.06, 1.34 * self.fortune * self.chance.uniform(0.94, 1.08)))
        return min(16_000.0, 4300 * self.fortune * self.chance.uniform(0.92, 1.1))

    def earn(self, row: models.HouseholdYear, ages: list[float], net: float, *, works_away: bool) -> None:
        """Divide the net income into its parts, in whole yuan."""
        old = sum(years >= 60 for years in ages)
        row.pension = min(PENSION[row.year] * old, int(net * 0.9))
        row.ecology_compensation = min(int(self.forest * 15), int(net) - row.pension)
        rest = int(net) - row.pension - row.ecology_compensation
        row.family_planning_grant = row.low_income_allowance = row.support_allowance = 0
        row.dividends = row.other_property_income = row.other_transfers = 0
        row.wages = int(rest * self.chance.uniform(0.6, 0.85)) if works_away else 0
        gain = rest - row.wages
        row.business_cost = int(gain * self.chance.uniform(0.35, 0.7)) if gain > 0 else 0
        row.business_income = gain + row.business_cost


def accounts() -> Iterator[models.BankAccount]:
    """An account for every household on the register, held by its head; the numbers are no bank's."""
    chance = stream("accounts")
    rows = Registration.objects.on_register(CLOSING).select_related("household").order_by("household__number")
    heads = dict(models.Stay.objects.in_force(CLOSING).filter(relation="01").values_list("household", "person"))
    gone = set(models.Household.objects.filter(until__lte=TODAY).values_list("pk", flat=True))
    still = set(models.Stay.objects.in_force(TODAY).values_list("person", flat=True))
    for registration in rows:
        holder = heads[registration.household_id]
        account = models.BankAccount(
            village_id=registration.village_id,
            household_id=registration.household_id,
            holder_id=holder,
            bank=chance.choice(BANKS),
            since=max(registration.since, date(2015, 3, 1)),
        )
        account.number = f"0000{chance.randrange(10**14, 10**15)}"
        if registration.household_id not in gone and holder in still:
            yield account
