"""Writes the visit rounds: who was to visit whom, the visits, the sample and its checks, deductions and appeals.

The rounds of 2018 have the report's days and rules; that of spring 2019 is under way today.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from safety import models
from safety.sample import draw
from villages.models import Household, Officer

from .chance import day_between, stream
from .records import TODAY, Township
from .writing import write

DOCUMENT = "晓综治〔{}〕{}号民调大走访工作方案"
# name, first and last day, document, seed, share of the households visited
ROUNDS = (
    ("2018年第一轮民调大走访", date(2018, 3, 15), date(2018, 4, 15), DOCUMENT.format(2018, 3), 20180413, 0.975),
    ("2018年第二轮民调大走访", date(2018, 8, 31), date(2018, 9, 30), DOCUMENT.format(2018, 9), 20180928, 0.986),
    ("2019年第一轮民调大走访", date(2019, 3, 20), date(2019, 4, 30), DOCUMENT.format(2019, 2), None, 0.985),
)
PER_GROUP, DEDUCTION, MOST_A_DAY = 2, 50, 20
CHECKED_BEFORE_THE_END = 2  # days: the sample is drawn before the round is over
FOUND = ("反映饮水不便", "反映组道未硬化", "咨询养老保险", "反映路灯损坏", "咨询产业奖补")
APPEALS = (("户主外出务工，已电话走访", "waived"), ("走访时家中无人，已留便民卡", "upheld"), ("记录日期有误", "waived"))


def load(township: Township) -> None:
    """Write every round with all that belongs to it."""
    for name, first, last, document, seed, share in ROUNDS:
        [made] = write(
            [
                models.VisitRound(
                    name=name,
                    first=first,
                    last=last,
                    per_group=PER_GROUP,
                    deduction=DEDUCTION,
                    most_a_day=MOST_A_DAY,
                    document=document,
                    seed=seed,
                )
            ]
        )
        visits = write_visits(made, share)
        if seed is not None:
            write_checks(made, visits)


def write_visits(made: models.VisitRound, share: float) -> list[models.Visit]:
    """Every household of the first day, group by group to the township's officers in turn, visited on a few days."""
    chance = stream(f"visits {made.first}")
    officers = list(Officer.objects.in_force(made.first).in_force(made.last).filter(village=None).order_by("pk"))
    by_group: dict[int, list[Household]] = {}
    for household in Household.objects.in_force(made.first).order_by("village__number", "group__number", "number"):
        by_group.setdefault(household.group_id, []).append(household)
    visits = []
    for place, households in enumerate(by_group.values()):
        officer, turn = officers[place % len(officers)], place // len(officers)
        days = days_of(made, len(households), turn, chance)
        for number, household in enumerate(households):
            visit = models.Visit(
                village_id=household.village_id,
                round=made,
                household=household,
                group_id=household.group_id,
                officer=officer,
            )
            visits.append(visit)
            make(visit, days[number % len(days)], share if number else 1, chance)
    return write(visits)


def days_of(made: models.VisitRound, households: int, turn: int, chance: Random) -> list[date]:
    """The days on which an officer visits a group: of three groups, each has its own third of the days."""
    length = (made.last - made.first).days + 1
    every = [made.first + timedelta(days=day) for day in range(turn % 3, length, 3)]
    needed = -(-households // (MOST_A_DAY - 8))
    return sorted(chance.sample(every, min(len(every), max(3, needed))))


def make(visit: models.Visit, day: date, share: float, chance: Random) -> None:
    """Visit a household on a day, unless it is missed, the day is still to come, or the household has left."""
    is_missed, is_phone, finds = (chance.random() for _each in range(3))
    if visit.household.until is not None and visit.household.until <= min(day, TODAY):
        visit.dropped_on = max(visit.household.until, visit.round.first)
    elif is_missed < share and day < TODAY:
        visit.visited_on, visit.mode = day, "phone" if is_phone < 0.15 else "visit"
        if finds < 0.04:
            visit.found, visit.needs_follow_up = chance.choice(FOUND), True
            later = day + timedelta(days=chance.randint(3, 25))
            visit.followed_up_on = later if later <= TODAY else None


def write_checks(made: models.VisitRound, visits: list[models.Visit]) -> None:
    """The sample that the seed draws, checked in the last days; who was missed costs the officer, unless appealed."""
    chance = stream(f"spot checks {made.first}")
    pairs = [(visit.group_id, visit.household_id) for visit in visits if visit.dropped_on is None]
    chosen = draw(pairs, seed=made.seed or 0, per_group=made.per_group)
    checkers = list(Officer.objects.in_force(made.last).filter(village=None, title__in=("纪委书记", "综治办干事")))
    drawn_on = made.last - timedelta(days=CHECKED_BEFORE_THE_END)
    checks = []
    for visit in visits:
        if visit.household_id not in chosen or visit.dropped_on:
            continue
        day = day_between(chance, drawn_on, made.last)
        was_visited = visit.visited_on is not None and visit.visited_on <= day and chance.random() < 0.985
        checks.append(
            models.SpotCheck(
                village_id=visit.village_id,
                visit=visit,
                drawn_on=drawn_on,
                checked_on=day,
                checked_by=chance.choice([one for one in checkers if one.pk != visit.officer_id]),
                mode=chance.choice(("phone", "visit")),
                result="confirmed" if was_visited else "missed",
            )
        )
    write(checks)
    missed = [check for check in checks if check.result == "missed"]
    write(deduction(made, check, place) for place, check in enumerate(missed))


def deduction(made: models.VisitRound, check: models.SpotCheck, place: int) -> models.Deduction:
    """The deduction for a missed household; every third is appealed."""
    imposed = made.last + timedelta(days=5)
    appeal, decision = APPEALS[place // 3 % len(APPEALS)] if place % 3 == 0 else ("", "")
    return models.Deduction(
        village_id=check.village_id,
        check_made=check,
        officer_id=check.visit.officer_id,
        imposed_on=imposed,
        amount=made.deduction,
        document=made.document,
        appealed_on=imposed + timedelta(days=3) if appeal else None,
        appeal=appeal,
        decided_on=imposed + timedelta(days=8) if appeal else None,
        decision=decision,
    )
