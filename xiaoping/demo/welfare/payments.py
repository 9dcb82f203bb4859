"""What was paid: each month and quarter by award, and, by occasion, for illness, insurance and travel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.contrib.auth.models import User

from welfare.models import Award, Benefit, PaymentBatch, PaymentLine, Rate

from ..chance import apportion, day_between, stream
from ..records import CLOSING, OPENING, TODAY
from ..writing import write
from .programmes import programme_of
from .residents import Residence, Residents, first_of_month, is_head, shuffled

FIRST_MONTH = date(2017, 1, 1)  # lists of payment by award are kept from here on
MONTHLY = (Benefit.LOW_INCOME, Benefit.FIVE_GUARANTEE, Benefit.DISABILITY_LIVING, Benefit.DISABILITY_CARE)
RETURNED_ONE_IN = 600
REASONS = ("账号已注销", "户名与账号不符", "社保卡未激活")
MEDICAL_AID = {2014: (14, 11_200), 2015: (62, 53_300), 2016: (98, 86_700), 2017: (131, 116_400), 2018: (157, 140_400)}
MEDICAL_AID_2019 = (36, 31_900)
CLAIMS = {2016: (5, 5_800), 2017: (8, 10_400), 2018: (11, 13_900)}
PREMIUM = {2015: 100, 2016: 120, 2017: 150, 2018: 180}  # yuan a person, paid in December for the year after
TRANSPORT = {2016: (94, 82), 2017: (176, 141), 2018: (259, 199)}  # outside the province, within it


class Ledger:
    """Collects payments into batches and writes them together."""

    def __init__(self) -> None:
        self.clerk = User.objects.get(username="clerk")
        self.leader = User.objects.get(username="leader")
        self.batches: dict[tuple, PaymentBatch] = {}
        self.lines: list[PaymentLine] = []

    def batch(self, benefit: str, covers: date, settled: date | None) -> PaymentBatch:
        """The batch of a benefit and time: settled on a day, or, without one, waiting for its approval."""
        key = (benefit, covers)
        if key not in self.batches:
            before = settled or TODAY
            self.batches[key] = PaymentBatch(
                programme=programme_of(benefit, max(covers, OPENING)),
                covers=covers,
                prepared_on=before - timedelta(days=9),
                prepared_by=self.clerk,
                approved_on=settled and settled - timedelta(days=6),
                approved_by=self.leader if settled else None,
                sent_on=settled and settled - timedelta(days=4),
                settled_on=settled,
            )
        return self.batches[key]

    def pay(self, whose: dict, benefit: str, amount, *, batch: PaymentBatch, covers: date | None = None, **more):
        """A line of a batch, paid on the day the batch was settled."""
        line = PaymentLine(
            **whose,
            batch=batch,
            benefit=benefit,
            covers=covers or batch.covers,
            amount=amount,
            **{"paid_on": batch.settled_on, **more},
        )
        self.lines.append(line)
        return line

    def write(self) -> None:
        """Write the batches, then their lines; those that pay a returned one again come last."""
        write(self.batches.values())
        for line in self.lines:
            line.batch_id = line.batch.pk
        write(line for line in self.lines if line.replaces is None)
        again = [line for line in self.lines if line.replaces is not None]
        for line in again:
            line.replaces_id = line.replaces.pk if line.replaces else None
        write(again)


def load() -> None:
    """Write the payments but for those to pupils."""
    people, ledger = Residents(), Ledger()
    by_award(ledger, stream("payments by award"))
    medical_aid(people, ledger, stream("medical aid"))
    claims(people, ledger, stream("group insurance"))
    premiums(people, ledger)
    transport(people, ledger, stream("transport subsidy"))
    ledger.write()


def months(first: date, last: date, step: int = 1) -> Iterator[date]:
    """The first days of months, every `step` of them."""
    day = first
    while day <= last:
        yield day
        for _month in range(step):
            day = first_of_month(day)


def by_award(ledger: Ledger, chance: Random) -> None:
    """Each month what the awards of that day are worth; a few come back and are paid again a month later."""
    rates: dict[int, dict[str, object]] = defaultdict(dict)
    for rate in Rate.objects.all():
        rates[rate.programme_id][rate.grade] = rate.amount
    awards: dict[str, list[Award]] = defaultdict(list)
    for award in Award.objects.order_by("household__number", "pk"):
        awards[award.benefit].append(award)
    for benefit, step in (*((benefit, 1) for benefit in MONTHLY), (Benefit.PREFERENTIAL, 3)):
        came_back: list[PaymentLine] = []
        for covers in months(FIRST_MONTH, date(2019, 4, 1), step):
            settled = covers + timedelta(days=20 + (step - 1) * 28) if covers < date(2019, 4, 1) else None
            batch = ledger.batch(benefit, covers, settled)
            again = [line for line in came_back if settled]
            for line in again:
                came_back.remove(line)
                whose = {name: getattr(line, name) for name in ("village_id", "household_id", "person_id", "award_id")}
                ledger.pay(
                    whose, benefit, line.amount, batch=batch, covers=line.covers, grade=line.grade, replaces=line
                )
            for award in awards[benefit]:
                if award.since > covers or (award.until is not None and award.until <= covers):
                    continue
                line = ledger.pay(
                    {
                        "village_id": award.village_id,
                        "household_id": award.household_id,
                        "person_id": award.person_id,
                        "award_id": award.pk,
                    },
                    benefit,
                    rates[batch.programme_id][award.grade],
                    batch=batch,
                    grade=award.grade,
                )
                if settled and covers < date(2019, 3, 1) and chance.randrange(RETURNED_ONE_IN) == 0:
                    line.paid_on, line.returned_on = None, settled
                    line.returned_reason = chance.choice(REASONS)
                    came_back.append(line)


def medical_aid(people: Residents, ledger: Ledger, chance: Random) -> None:
    """Bills of the ill, mostly old, of registered and low-income households; paid quarter by quarter."""
    helped = set(Award.objects.filter(benefit=Benefit.LOW_INCOME).values_list("household", flat=True))
    for year, (times, amount) in {**MEDICAL_AID, 2019: MEDICAL_AID_2019}.items():
        first, last = date(year, 1, 1), min(date(year, 12, 31), TODAY)
        entitled = people.on_register(max(first, date(2014, 10, 1))) | helped
        ill = [one for one in people.there(first, last) if one.household in entitled]
        weights = [0.4 + one.age(first) / 40 for one in ill]
        quarters = [4] if year == 2014 else [1] if year == 2019 else [1, 2, 3, 4]
        shares = apportion(amount, [chance.uniform(0.25, 2.4) for _time in range(times)])
        seen: set[tuple[int, date]] = set()
        for share in shares:
            start = date(year, 3 * chance.choice(quarters) - 2, 1)
            one, bill = _bill(ill, weights, start, seen, chance)
            batch = ledger.batch(Benefit.MEDICAL_AID, start, start + timedelta(days=84))
            ledger.pay(one.whose, Benefit.MEDICAL_AID, share, batch=batch, covers=bill)


def _bill(ill, weights, start: date, seen: set, chance: Random) -> tuple[Residence, date]:
    while True:
        one, bill = chance.choices(ill, weights)[0], day_between(chance, start, start + timedelta(days=66))
        if (one.person, bill) not in seen:
            seen.add((one.person, bill))
            return one, bill


def claims(people: Residents, ledger: Ledger, chance: Random) -> None:
    """Accidents and grave illness in registered households; nobody claims twice."""
    registered = people.on_register(date(2015, 12, 31))
    pool = [one for one in people.there(date(2015, 12, 31)) if one.household in registered]
    pool = shuffled([one for one in pool if 10 < one.age(CLOSING) < 75], chance)
    for year, (persons, amount) in CLAIMS.items():
        shares = apportion(amount, [chance.uniform(0.4, 2) for _claim in range(persons)])
        for share in shares:
            batch = ledger.batch(Benefit.GROUP_INSURANCE, date(year, 1, 1), date(year, 12, 18))
            claim = day_between(chance, date(year, 1, 10), date(year, 11, 15))
            ledger.pay(pool.pop().whose, Benefit.GROUP_INSURANCE, share, batch=batch, covers=claim)


def premiums(people: Residents, ledger: Ledger) -> None:
    """In December for every registered household, its head receiving the receipt."""
    for year, premium in PREMIUM.items():
        day = date(year, 12, 22)
        batch = ledger.batch(Benefit.MEDICAL_PREMIUM, date(year + 1, 1, 1), day)
        registered = people.on_register(day)
        for household in [home for home in people.by_household if home in registered]:
            members = people.members(household, day)
            head = next((one for one in members if is_head(one)), members[0])
            ledger.pay(head.whose, Benefit.MEDICAL_PREMIUM, premium * len(members), batch=batch)


def transport(people: Residents, ledger: Ledger, chance: Random) -> None:
    """Workers of registered households away from home, by how far."""
    for year, (outside, within) in TRANSPORT.items():
        first, day = date(year, 1, 1), date(year, 11, 20)
        registered = people.on_register(first)
        workers = [one for one in people.there(first, day) if one.household in registered]
        workers = [one for one in workers if 18 <= one.age(first) < 58]
        chosen = chance.sample(workers, outside + within)
        batch = ledger.batch(Benefit.TRANSPORT, first, day)
        for place, one in enumerate(chosen):
            grade, amount = ("outside", 400) if place < outside else ("within", 300)
            ledger.pay(one.whose, Benefit.TRANSPORT, amount, batch=batch, grade=grade)
