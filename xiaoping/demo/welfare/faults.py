"""Plants one wrong payment for each rule about money, in 2017 and 2019: the figures of 2018 stay the report's.

Its clean neighbours are all the others: who died and was paid no more, who has a rate and is paid it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef

from villages.models import DisabilityCertificate, Household, Officer, Stay
from welfare.models import Application, Award, Benefit, Grade, HouseWork, PaymentBatch, PaymentLine, Relocation

from ..chance import stream
from ..writing import write
from .applications import STEPS, Writer
from .residents import Residents, first_of_month

CAP_BROKEN = Decimal(5600)  # the programme's is 5,000
SPRING = (date(2019, 2, 1), date(2019, 3, 1))
# how many lines and works are wrong by the plausibility measures
AFTER_DEATH, OFF_THE_TABLE, TWO_SCHEMES = 2, 2, 1


def load() -> None:
    """Write them."""
    paid_after_the_end()
    paid_after_leaving()
    paid_twice()
    excluded()
    off_the_table()
    above_the_cap()
    unpaid()
    two_schemes()
    own_household()
    without_case()


def _awards(benefit: str, **more):
    return Award.objects.filter(benefit=benefit, **more).order_by("household__number", "pk")


def _pay(award: Award, *months: date, amount: int, day: date | None = None) -> None:
    """Lines of the batches of some months to whom an award is of, paid with them."""
    lines = []
    for month in months:
        batch = PaymentBatch.objects.get(programme__benefit=award.benefit, covers=month)
        lines.append(
            PaymentLine(
                village_id=award.village_id,
                household_id=award.household_id,
                person_id=award.person_id,
                batch=batch,
                benefit=award.benefit,
                grade=award.grade,
                covers=day or month,
                amount=amount,
                paid_on=batch.settled_on,
            )
        )
    write(lines)


def paid_after_the_end() -> None:
    """Two months after a death, and one after low income was stopped, both in 2017."""
    in_2017 = {"until__gte": date(2017, 1, 1), "until__lt": date(2017, 11, 1)}
    scattered = {"grade": Grade.SCATTERED, "until_reason": "died"}
    for award, amount, months in (
        (_awards(Benefit.FIVE_GUARANTEE, **scattered, **in_2017)[0], 380, 2),
        (_awards(Benefit.LOW_INCOME, until=date(2017, 10, 1), until_reason="stopped")[0], 130, 1),
    ):
        assert award.until is not None  # noqa: S101 – chosen by it
        first = award.until if award.until.day == 1 else first_of_month(award.until)
        _pay(award, *[first, first_of_month(first)][:months], amount=amount)


def paid_after_leaving() -> None:
    """Low income for two months after its bearer left the township in 2017."""
    back = Stay.objects.filter(person=OuterRef("person"), since__gte=OuterRef("until"))
    helped = Award.objects.values("household")
    gone = Stay.objects.filter(~Exists(back), until__gte=date(2017, 4, 1), until__lt=date(2017, 10, 1))
    gone = gone.exclude(until_reason="death").exclude(household__in=helped)
    stay = gone.filter(until__day__gt=1, person__born_on__lt=date(1999, 1, 1)).order_by("household__number", "pk")[0]
    assert stay.until is not None  # noqa: S101 – chosen by it
    months = [date(stay.until.year, stay.until.month + later, 1) for later in (-1, 0, 1, 2)]
    award = Award(
        village_id=stay.village_id,
        household_id=stay.household_id,
        person_id=stay.person_id,
        benefit=Benefit.LOW_INCOME,
        grade=Grade.CLASS_3,
        since=months[0],
        until=stay.until,
        until_reason="moved_out",
    )
    write([award])
    _pay(award, *months, amount=130)


def _in_spring(grade: str) -> list[Award]:
    """Low income of a class from before 2019 on."""
    return list(_awards(Benefit.LOW_INCOME, grade=grade, until=None, since__lt=date(2018, 1, 1)))


def paid_twice() -> None:
    """A second payment for March 2019, entered for another day of it."""
    _pay(_in_spring(Grade.CLASS_3)[0], SPRING[1], amount=165, day=date(2019, 3, 15))


def excluded() -> None:
    """Low income in spring 2017, and the care subsidy in spring 2019, to somebody with five guarantees."""
    alone = _awards(Benefit.FIVE_GUARANTEE, until=None, since__lt=date(2017, 1, 1))
    severe = DisabilityCertificate.objects.filter(level="2", until=None, since__lt=SPRING[0]).values("person")
    spring = [date(2017, month, 1) for month in (3, 4, 5, 6)]
    for award, benefit, grade, months, end, amount in (
        (alone.exclude(person__in=severe)[0], Benefit.LOW_INCOME, Grade.CLASS_3, spring[:3], spring[3], 130),
        (
            _awards(Benefit.FIVE_GUARANTEE, until=None, since__lt=SPRING[0], person__in=severe)[0],
            Benefit.DISABILITY_CARE, Grade.LEVEL_2, SPRING, date(2019, 4, 1), 55,
        ),
    ):  # fmt: skip
        other = Award(
            village_id=award.village_id,
            household_id=award.household_id,
            person_id=award.person_id,
            benefit=benefit,
            grade=grade,
            since=months[0],
            until=end,
            until_reason="mistake",
        )
        write([other])
        _pay(other, *months, amount=amount)


def off_the_table() -> None:
    """In February 2019 class I money to somebody in class II; in March the rate of 2018 to somebody in class I."""
    for award, month, amount in (
        (_in_spring(Grade.CLASS_2)[1], SPRING[0], 320),
        (_in_spring(Grade.CLASS_1)[1], SPRING[1], 300),
    ):
        PaymentLine.objects.filter(award=award, covers=month).update(amount=amount)


def above_the_cap() -> None:
    """A single bill of 2019."""
    bills = PaymentLine.objects.filter(benefit=Benefit.MEDICAL_AID, covers__year=2019, paid_on__isnull=False)
    first = bills.order_by("household__number", "pk")[0]
    PaymentLine.objects.filter(pk=first.pk).update(amount=CAP_BROKEN)


def unpaid() -> None:
    """Left out of February 2019."""
    PaymentLine.objects.filter(award=_in_spring(Grade.CLASS_2)[2], covers=SPRING[0]).delete()


def two_schemes() -> None:
    """The house of a family that was relocated is rebuilt in spring 2019."""
    home = Relocation.objects.filter(moved_on__year=2017).order_by("household__number")[0]
    people = Residents()
    writer = Writer(people, stream("two schemes"))
    one = people.members(home.household_id, date(2019, 1, 1))[0]
    contract = date(2019, 3, 22)
    application = writer.application(one, Benefit.HOUSE_REBUILD, contract - timedelta(days=72), len(STEPS), "granted")
    writer.write()
    write(
        [
            HouseWork(
                **one.where,
                application=application,
                kind="rebuild",
                danger="D",
                contract_on=contract,
                accepted_on=date(2019, 4, 12),
                floor_area=Decimal("72.5"),
                subsidy=35_500,
                document="2019年农村危房改造合同",
            )
        ]
    )


def own_household() -> None:
    """The officer who decided a case of 2017 is reached at the family's telephone."""
    cases = Application.objects.filter(programme__benefit=Benefit.LOW_INCOME, until_reason="granted", until__year=2017)
    officer = Officer.objects.get(user__username="clerk")
    first = cases.order_by("household__number", "pk")[0]
    Household.objects.filter(pk=first.household_id).update(phone=officer.phone)


def without_case() -> None:
    """A certificate of level 1 issued in February 2019, and nobody applied for the care subsidy."""
    people = Residents()
    known = set(DisabilityCertificate.objects.values_list("person", flat=True)) | set(
        Award.objects.values_list("person", flat=True)
    )
    old = [one for one in people.there(date(2018, 1, 1)) if one.person not in known and 70 < one.age(SPRING[0]) < 80]
    one = old[0]
    write(
        [
            DisabilityCertificate(
                village_id=one.village, person_id=one.person, kind="4", level="1", since=date(2019, 2, 20)
            )
        ]
    )
