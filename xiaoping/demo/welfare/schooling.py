"""What pupils of registered households were paid, term by term: a pupil goes on from term to term."""

from __future__ import annotations

from datetime import date
from random import Random

from welfare.models import Benefit

from ..chance import apportion, stream
from ..records import CLOSING
from .payments import Ledger
from .residents import Residence, Residents

# spring terms begin in March, autumn terms in September; spring 2019 is not paid yet
TERMS = [date(year, month, 1) for year in range(2014, 2019) for month in (3, 9)][1:]
THIS_TERM = date(2019, 3, 1)
HELP = (  # benefit, grade, yuan, youngest, oldest at the beginning of term, how many by the end of 2018, this term
    (Benefit.KINDERGARTEN, "", 500, 3, 6.2, 128, 17),
    (Benefit.BOARDING, "primary", 500, 8.5, 12.2, 102, 13),
    (Benefit.BOARDING, "junior", 625, 12.2, 15.4, 438, 52),
    (Benefit.HARDSHIP_PUPIL, "", 1000, 15.4, 18.6, 48, 0),
    (Benefit.YULU, "", 1500, 15.4, 19.5, 60, 0),
    (Benefit.VOCATIONAL_TUITION, "", 1200, 15.4, 18.6, 124, 0),
)
GROWTH = 0.06  # more pupils are helped each term


def load() -> None:
    """Write the payments to pupils. Who goes to the vocational school is not at the senior one."""
    people, ledger = Residents(), Ledger()
    for benefit, grade, amount, youngest, oldest, total, now in HELP:
        chance = stream(f"pupils {benefit.value} {grade}")
        lots: dict[int, float] = {}
        numbers = apportion(total, [1 + GROWTH * place for place in range(len(TERMS))])
        for term, number in [*zip(TERMS, numbers, strict=True), (THIS_TERM, now)]:
            settled = None if term > CLOSING else paid_on(term)
            pupils = _pupils(people, term, settled or term, (youngest, oldest), benefit, lots, chance)
            for one in pupils[:number]:
                batch = ledger.batch(benefit, term, settled)
                ledger.pay(one.whose, benefit, amount, batch=batch, grade=grade)
    ledger.write()


def paid_on(term: date) -> date:
    """The money comes near the end of a term."""
    return date(term.year, 6, 12) if term.month == 3 else date(term.year, 12, 10)


def _pupils(
    people: Residents,
    term: date,
    paid: date,
    ages: tuple[float, float],
    benefit: Benefit,
    lots: dict[int, float],
    chance: Random,
) -> list[Residence]:
    """Children of the age in households on the register that day, always in the order of their lots."""
    registered = people.on_register(paid)
    fitting = [
        one
        for one in people.there(term, paid)
        if one.household in registered and ages[0] <= one.age(term) < ages[1] and school(one, benefit)
    ]
    for one in fitting:
        lots.setdefault(one.person, chance.random())
    return sorted(fitting, key=lambda one: lots[one.person])


def school(one: Residence, benefit: Benefit) -> bool:
    """Whether the pupil's school gives this help: senior secondary and vocational pupils are told apart by birthday."""
    vocational = one.born_on.day % 5 > 1
    if benefit == Benefit.HARDSHIP_PUPIL:
        return not vocational
    return vocational or benefit not in (Benefit.YULU, Benefit.VOCATIONAL_TUITION)
