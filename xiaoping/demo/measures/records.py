"""The records agree with themselves: numbers, heads, balances, histories."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef

from villages import idnumbers
from villages.actions.idnumbers import VALIDATORS
from villages.models import Household, IdNumber, Stay
from xiaoping.kit.bulk import keeps_history
from xiaoping.kit.periods import Period

from ..records import CLOSING, HEAD, MALE, OPENING, TODAY
from .base import Measure, exactly

YEARS = range(2014, 2019)
BALANCED = (*map(Period.year, YEARS), Period(date(2019, 1, 1), TODAY))


def measures() -> Iterator[Measure]:
    """Everything about the records themselves."""
    yield from id_numbers()
    yield from heads()
    yield from balances()
    yield from natural_change()
    unsigned = sum(without_one_creation(model) for model in apps.get_models() if keeps_history(model))
    yield exactly("records without one signed line of creation", unsigned, 0, "every record says who made it and why")


def id_numbers() -> Iterator[Measure]:
    numbers = list(IdNumber.objects.select_related("person"))
    yield exactly("ID numbers that are wrong", sum(map(is_wrong, numbers)), 0, "GB 11643, birth date and sex")
    yield exactly(
        "ID numbers in dispute", sum(number.is_disputed for number in numbers), 1, "one for the office to settle"
    )
    known = {number.person_id for number in numbers}
    here = set(Stay.objects.in_force(CLOSING).values_list("person", flat=True))
    without = round(100 * len(here - known) / len(here), 2)
    yield Measure("people without a number, %", without, 0.2, 2, "a few old women and newborns")


def is_wrong(row: IdNumber) -> bool:
    """Whether a number is invalid or says another birth date or sex than the person's."""
    number = row.number
    try:
        VALIDATORS[IdNumber.Kind(row.kind)](number)
    except ValidationError:
        return True
    return bool(idnumbers.disagreements(number, birth=row.person.born_on, male=row.person.sex == MALE))


def heads() -> Iterator[Measure]:
    """One head in every household, on the first day, at each year's end, and today."""
    wrong = 0
    for day in (OPENING, *(date(year, 12, 31) for year in YEARS), TODAY):
        counts = Counter(Stay.objects.in_force(day).filter(relation=HEAD).values_list("household", flat=True))
        households = set(Household.objects.in_force(day).values_list("pk", flat=True))
        wrong += len(households ^ set(counts)) + sum(count > 1 for count in counts.values())
    yield exactly("households without exactly one head", wrong, 0, "on seven days from 2014 to 2019")


def balances() -> Iterator[Measure]:
    """Opening + in − out = closing, for every village and year."""
    for name, model in (("people", Stay), ("households", Household)):
        wrong = sum(out_of_balance(model, period) for period in BALANCED)
        yield exactly(f"villages and years whose {name} do not balance", wrong, 0, "opening + in − out = closing")


def out_of_balance(model, period: Period) -> int:
    """In how many villages a period's opening, in, out and closing do not agree."""
    records = model.objects
    came = records.came_in(period) if model is Stay else records.begun_in(period)
    went = records.went_out(period) if model is Stay else records.ended_in(period)
    difference = by_village(records.in_force(period.before.last))
    difference.update(by_village(came))
    difference.subtract(by_village(went))
    difference.subtract(by_village(records.in_force(period.last)))
    return sum(count != 0 for count in difference.values())


def by_village(rows) -> Counter[int]:
    return Counter(rows.values_list("village", flat=True))


def natural_change() -> Iterator[Measure]:
    """Births and deaths a year to a thousand people."""
    births, deaths = [], []
    for period in map(Period.year, YEARS):
        people = Stay.objects.in_force(period.last).count()
        births.append(1000 * Stay.objects.begun_in(period).filter(since_reason="birth").count() / people)
        deaths.append(1000 * Stay.objects.ended_in(period).filter(until_reason="death").count() / people)
    yield Measure(
        "fewest births a year to 1,000", round(min(births), 1), 9, 17, "Hunan: 12 to 14, a small place swings more"
    )
    yield Measure(
        "most births a year to 1,000", round(max(births), 1), 9, 17, "Hunan: 12 to 14, a small place swings more"
    )
    yield Measure("fewest deaths a year to 1,000", round(min(deaths), 1), 5.5, 9, "Hunan: about 7")
    yield Measure("most deaths a year to 1,000", round(max(deaths), 1), 5.5, 9, "Hunan: about 7")


def without_one_creation(model) -> int:
    """Rows of a model that have not exactly one signed history line of being created."""
    history = getattr(model, model._meta.simple_history_manager_attribute).model
    key = model._meta.pk.name
    signed = history.objects.filter(history_type="+", history_user__isnull=False).exclude(history_change_reason=None)
    missing = model._base_manager.filter(~Exists(signed.filter(**{key: OuterRef("pk")}))).count()
    doubled = signed.values(key).annotate(lines=Count("history_id")).filter(lines__gt=1).count()
    return missing + doubled
