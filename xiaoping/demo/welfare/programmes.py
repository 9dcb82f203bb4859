"""The programmes and their rates: those the software ships, with the earlier rates of low income."""

from datetime import date
from decimal import Decimal

from welfare import models, shipped
from welfare.models import Benefit, Grade

from ..records import OPENING
from ..writing import write

EARLIER = (  # low income before and after the rates that ship: from, until, yuan a person and month
    (OPENING, date(2018, 1, 1), (260, 190, 130)),
    (date(2019, 1, 1), None, (320, 240, 165)),
)
CAPS = {Benefit.MEDICAL_AID: Decimal(5000)}  # yuan a person and year
GRADES = (Grade.CLASS_1, Grade.CLASS_2, Grade.CLASS_3)


def load() -> None:
    """Write them. The shipped rates of low income are those of 2018."""
    pairs = list(shipped.programmes(OPENING))
    low_income = next(programme for programme, _rates in pairs if programme.benefit == Benefit.LOW_INCOME)
    rates = [rate for _programme, rates in pairs for rate in rates]
    rows = [programme for programme, _rates in pairs]
    for programme in rows:
        programme.cap = CAPS.get(Benefit(programme.benefit))
    for since, until, amounts in EARLIER:
        other = models.Programme(
            **{
                field.attname: getattr(low_income, field.attname)
                for field in models.Programme._meta.concrete_fields
                if not field.primary_key
            }
        )
        other.since, other.until = since, until
        rows.append(other)
        rates += [
            models.Rate(programme=other, grade=grade, amount=Decimal(amount))
            for grade, amount in zip(GRADES, amounts, strict=True)
        ]
    low_income.since, low_income.until = date(2018, 1, 1), date(2019, 1, 1)
    write(rows)
    for rate in rates:
        rate.programme_id = rate.programme.pk
    write(rates)
    write(shipped.exclusions(OPENING))


def programme_of(benefit: str, day: date) -> models.Programme:
    """The programme of a benefit on a day."""
    found = models.Programme.objects.of(benefit, day)
    assert found is not None  # noqa: S101 – every benefit has one from the opening on
    return found
