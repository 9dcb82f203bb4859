"""Applications with their steps: those behind awards since 2016, some refused, some under way in spring 2019."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from django.contrib.auth.models import User

from villages.models import DisabilityCertificate
from welfare.models import Application, ApplicationStep, Award, Benefit, Notice

from ..chance import day_between, stream
from ..records import OPENING, TODAY
from ..writing import write
from .programmes import programme_of
from .residents import Residence, Residents, shuffled

FIRST = date(2016, 1, 1)  # the papers of earlier cases are in the archive
STEPS = (  # step, days after the one before, who did it, on what paper
    ("applied", 0, "", "申请书"),
    ("accepted", 4, "民政办", "受理通知书"),
    ("surveyed", 7, "驻村干部2人", "入户调查表"),
    ("reviewed", 5, "村民代表评议会", "评议记录"),
    ("noticed", 2, "村委会", "公示榜"),
    ("township", 10, "民政办", "审核意见"),
    ("county", 12, "县民政局", "审批表"),
    ("announced", 4, "村委会", "公告"),
)
REFUSED, WITHDRAWN = 17, 4
DECISIONS_SHOWN = 60  # days: decisions made public earlier are in the archive
PHONE = "0745-6820000"  # made up
GRANTED_NOW = ((8, 1), (8, 3), (8, 12), (7, 2), (7, 5))  # steps taken, and days since the last: the award is to come
RECHECKED = (10, 12)  # month and day of each autumn on which what is drawn begins to be checked again
UNDER_WAY = (1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6)  # how many steps each open case has taken


class Writer:
    """Collects cases with their steps and writes them together."""

    def __init__(self, people: Residents, chance: Random):
        self.people, self.chance = people, chance
        self.clerk = User.objects.get(username="clerk")
        self.steps: list[tuple[Application, list[ApplicationStep]]] = []
        self.registers: dict[date, set[int]] = {}
        self.spells: dict[int, list[Award]] = defaultdict(list)
        for award in Award.objects.filter(benefit=Benefit.LOW_INCOME):
            self.spells[award.household_id].append(award)
        self.certificates: dict[int, list[DisabilityCertificate]] = defaultdict(list)
        for certificate in DisabilityCertificate.objects.all():
            self.certificates[certificate.person_id].append(certificate)

    def application(
        self, one: Residence, benefit: str, applied: date, taken: int, outcome: str = "", person=None, last=None
    ) -> Application:
        """A case that took so many steps from the day it was handed in, or up to the `last`; the last but one decided
        it."""
        days, day = [], applied
        for _kind, gap, _who, _paper in STEPS[:taken]:
            day += timedelta(days=gap + (self.chance.randint(0, 3) if gap else 0))
            days.append(day)
        if last is not None:
            days = [earlier + (last - day) for earlier in days]
            applied = days[0]
        decided = days[min(taken, 7) - 1] if outcome else None
        application = Application(
            **one.where,
            programme=programme_of(benefit, applied),
            person_id=person,
            since=applied,
            until=decided,
            until_reason=outcome,
            **(self.standing(one.household, decided) if decided else {}),
        )
        self.steps.append((application, [self.step(place, day, taken, outcome) for place, day in enumerate(days)]))
        return application

    def step(self, place: int, day: date, taken: int, outcome: str) -> ApplicationStep:
        kind, _gap, who, paper = STEPS[place]
        refused = outcome == "refused" and place == taken - 1
        return ApplicationStep(
            kind=kind,
            on=day,
            people=who,
            document=paper,
            result="refused" if refused else "passed",
            remark="家庭收入高于标准" if refused else "",
            entered_by=self.clerk,
        )

    def recheck(self, drawn: list[Award], ended: date | None) -> None:
        """The last case was checked again each autumn while it was drawn, and on the day it was `ended`, if it was."""
        application, steps = self.steps[-1]
        for year in range(steps[-1].on.year, TODAY.year + 1):
            day = date(year, *RECHECKED) + timedelta(days=application.household_id % 9)
            if steps[-1].on < day <= TODAY and _hold(drawn, day):
                steps.append(self.rechecked(day))
        if ended is not None:
            steps.append(self.rechecked(ended, result="refused", remark="复核不再符合条件"))

    def rechecked(self, day: date, **more: str) -> ApplicationStep:
        document, people = "复核表", "驻村干部2人"
        return ApplicationStep(
            kind="rechecked", on=day, people=people, document=document, entered_by=self.clerk, **more
        )

    def standing(self, household: int, day: date) -> dict[str, bool]:
        """What the household was on the day of the decision."""
        if day not in self.registers:
            self.registers[day] = self.people.on_register(day)
        members = self.people.members(household, day)
        return {
            "on_register": household in self.registers[day],
            "in_low_income": _hold(self.spells[household], day),
            "with_disability": any(_hold(self.certificates[one.person], day) for one in members),
        }

    def write(self) -> None:
        """Write the cases, then their steps."""
        write(application for application, _steps in self.steps)
        rows = []
        for application, steps in self.steps:
            for step in steps:
                step.application_id, step.village_id = application.pk, application.village_id
                rows.append(step)
        write(rows)


def put_up() -> None:
    """The notices of the cases under way and of those decided this spring; some still hang in their villages."""
    rows = ApplicationStep.objects.select_related("application__programme").order_by("pk")
    steps = [
        *rows.filter(kind="noticed", application__until=None),
        *rows.filter(kind="announced", on__gt=TODAY - timedelta(days=DECISIONS_SHOWN)),
    ]
    notices = write(notice_of(step) for step in steps)
    for step, notice in zip(steps, notices, strict=True):
        step.notice = notice
    ApplicationStep.objects.bulk_update(steps, ["notice"], batch_size=200)


def notice_of(step: ApplicationStep) -> Notice:
    """The notice a step rests on."""
    kind = Notice.Kind.DECIDED if step.kind == "announced" else Notice.Kind.REVIEWED
    programme = step.application.programme
    until = step.on + timedelta(days=programme.days_of(kind))
    return Notice(village_id=step.village_id, programme=programme, kind=kind, since=step.on, until=until, phone=PHONE)


def _hold(spells, day: date) -> bool:
    """Whether one of some spells holds at the end of a day."""
    return any(one.since <= day and (one.until is None or one.until > day) for one in spells)


def days_until_decided(chance: Random) -> timedelta:
    """How long before an award its case was handed in."""
    return timedelta(days=chance.randint(64, 80))


def load() -> None:
    """Write the cases of low income and five guarantees."""
    people, chance = Residents(), stream("applications")
    writer = Writer(people, chance)
    residence = {(one.person, one.household): one for one in people.all}
    groups: dict[tuple, list[Award]] = defaultdict(list)
    awards = list(Award.objects.filter(benefit__in=(Benefit.LOW_INCOME, Benefit.FIVE_GUARANTEE)).order_by("pk"))
    regraded = {(one.person_id, one.until) for one in awards if one.until_reason == "regraded"}
    for award in awards:
        if award.since >= FIRST and (award.person_id, award.since) not in regraded:
            groups[award.benefit, award.household_id, award.since].append(award)
    drawn: dict[tuple, list[Award]] = defaultdict(list)
    for award in awards:
        drawn[award.benefit, award.household_id].append(award)
    granted = []
    for (benefit, household, since), awards in groups.items():
        one = residence[awards[0].person_id, household]
        applied = since - days_until_decided(chance)
        person = one.person if benefit == Benefit.FIVE_GUARANTEE else None
        granted.append((writer.application(one, benefit, applied, len(STEPS), "granted", person), awards))
        stopped = [award.until for award in awards if award.until and award.until_reason == "stopped"]
        writer.recheck(drawn[benefit, household], max(stopped, default=None))
    busy = set(Award.objects.values_list("household", flat=True))
    others = [one for one in people.there(OPENING) if one.household not in busy and one.relation == "01"]
    others = shuffled(others, chance)
    for place in range(REFUSED + WITHDRAWN):
        outcome, taken = ("refused", chance.choice((3, 4, 6, 7))) if place < REFUSED else ("withdrawn", 2)
        writer.application(
            others.pop(), Benefit.LOW_INCOME, day_between(chance, FIRST, date(2018, 12, 1)), taken, outcome
        )
    for taken in UNDER_WAY:
        one = others.pop()
        gaps = sum(gap for _kind, gap, _who, _paper in STEPS[:taken])
        applied = TODAY - timedelta(days=gaps + 3 * taken + chance.randint(0, 4))
        old = one.age(TODAY) > 64
        writer.application(one, Benefit.FIVE_GUARANTEE if old else Benefit.LOW_INCOME, applied, taken,
                    person=one.person if old else None)  # fmt: skip
    for taken, ago in GRANTED_NOW:
        one = others.pop()
        writer.application(one, Benefit.LOW_INCOME, TODAY, taken, "granted", last=TODAY - timedelta(days=ago))
    writer.write()
    put_up()
    for application, awards in granted:
        for award in awards:
            award.application = application
    Award.objects.bulk_update(
        [award for _application, awards in granted for award in awards], ["application"], batch_size=200
    )
