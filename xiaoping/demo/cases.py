"""Writes the case ledger, with four online petitions resolved in 2018 as the report has it. It knows nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from safety import due, models
from villages.models import Village

from .chance import day_between, pick, stream
from .records import TODAY, Township
from .writing import write

RULE = models.CaseRule(
    document="《信访条例》（2005年）", accept_days=15, conclude_days=60, extension_days=30, since=date(2005, 5, 1)
)
CASES = {2014: 14, 2015: 15, 2016: 17, 2017: 16, 2018: 18, 2019: 7}
CHANNELS = {"letter": 2, "reception": 5, "call": 2, "above": 2, "mediation": 6}
ONLINE = {2016: 2, 2017: 3, 2018: 5, 2019: 2}  # received; one of 2018 was not supported
LATEST_ONLINE = date(2018, 9, 20)  # so that those of 2018 are over by its end
LATE = "晓访2019-001"  # not concluded by its last day
CATEGORIES = {"land": 5, "forest": 3, "housing": 2, "relief": 3, "wages": 1, "family": 2, "neighbours": 4, "roads": 3}
OFFICES = {
    "land": "land",
    "forest": "stability",
    "housing": "stability",
    "relief": "relief",
    "wages": "stability",
    "family": "justice",
    "neighbours": "village",
    "roads": "village",
}
NOTES = {
    "supported": ("已按政策落实", "已安排施工解决"),
    "explained": ("已当面解释政策", "已书面答复并获理解"),
    "settled": ("双方达成调解协议", "经调解互谅互让"),
    "not_supported": ("诉求无政策依据，已书面答复",),
    "refused": ("不属受理范围，已告知有权处理机关",),
}


def load(township: Township) -> None:
    """Write the rule and the cases, numbered by year in the order they came."""
    RULE.pk = None
    [rule] = write([RULE])
    write(ledger(rule, list(Village.objects.order_by("number"))))


def ledger(rule: models.CaseRule, villages) -> Iterator[models.Case]:
    chance = stream("cases")
    for year, number in CASES.items():
        online = ONLINE.get(year, 0)
        received = sorted(day_between(chance, date(year, 1, 5), last_day(year)) for _case in range(number))
        places = set(
            chance.sample([n for n, day in enumerate(received) if year != 2018 or day <= LATEST_ONLINE], online)
        )
        refused = max(places) if year == 2018 else None
        for place, day in enumerate(received):
            channel = "online" if place in places else pick(chance, CHANNELS)
            yield case(rule, villages, f"晓访{year}-{place + 1:03}", channel, day, place == refused, chance)


def last_day(year: int) -> date:
    """The last day on which a case of a year comes in."""
    return min(date(year, 12, 28), TODAY - timedelta(days=4))


def case(rule, villages, number: str, channel: str, day: date, is_denied: bool, chance: Random) -> models.Case:
    """One case as far as it went by today; those of this spring are under way, one of them late."""
    category = pick(chance, CATEGORIES)
    made = models.Case(
        number=number,
        channel=channel,
        category=category,
        village=chance.choice(villages),
        office=OFFICES[category],
        rule=rule,
        received_on=day,
        accept_due=due.to_accept(rule, day),
    )
    outcome = "not_supported" if is_denied else pick(chance, {"supported": 3, "explained": 4, "settled": 4})
    if channel not in ("online", "mediation") and chance.random() < 0.08:
        outcome = "refused"
    accepted = day + timedelta(days=chance.randint(1, 12))
    concluded = accepted + timedelta(days=chance.randint(9, 58))
    if outcome == "refused":
        concluded = accepted
    elif accepted <= TODAY:
        made.accepted_on, made.conclude_due = accepted, due.to_conclude(rule, accepted)
    if concluded <= TODAY and number != LATE:
        made.concluded_on, made.outcome, made.note = concluded, outcome, chance.choice(NOTES[outcome])
    return made
