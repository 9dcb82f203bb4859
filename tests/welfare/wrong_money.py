"""Payments that are wrong or right by a check, and what the check finds of them."""

from datetime import date

from tests import factories
from welfare.models import Award, PaymentBatch, Programme
from xiaoping.kit.checks import checks

DAY = date(2019, 4, 15)
CARE, FIVE, LOW = "disability_care", "five_guarantee", "low_income"


def batch(benefit: str, covers: date, settled: date | None = None) -> PaymentBatch:
    programme = Programme.objects.get(benefit=benefit)
    found = PaymentBatch.objects.filter(programme=programme, covers=covers).first()
    return found or factories.PaymentBatchFactory(
        village=None,
        programme=programme,
        number=1,
        covers=covers,
        prepared_on=covers,
        **(
            {"approved_on": covers, "approved_by": factories.UserFactory(), "sent_on": covers, "settled_on": settled}
            if settled
            else {}
        ),
    )


def pay(town, name: str, benefit: str, covers: date, amount, grade="", day: date | None = None, home: str = ""):
    """Paid on the 20th of the month the batch is for."""
    person = town.people[name]
    household = town.households[home] if home else person.stays.latest("since").household
    award = Award.objects.filter(person=person, benefit=benefit).order_by("-since").first()
    return factories.PaymentLineFactory(
        household=household,
        person=person,
        batch=batch(benefit, covers),
        award=award,
        benefit=benefit,
        grade=grade,
        covers=day or covers,
        amount=amount,
        paid_on=covers.replace(day=20),
    )


def found(key: str, user=None) -> list[tuple]:
    """Whom a check finds, with the months and yuan of each."""
    check = checks[key]
    claim = check.claim
    paths = [path for path in (claim.person or claim.household, claim.months, claim.amount) if path]
    return [tuple(values) for values in check.rows(user, DAY).order_by("pk").values_list(*paths)]


def entitle(town, name: str, benefit: str, grade: str, since: date, until: date | None = None):
    person = town.people[name]
    return factories.AwardFactory(
        household=person.stays.latest("since").household,
        person=person,
        benefit=benefit,
        grade=grade,
        since=since,
        until=until,
        until_reason="mistake" if until else "",
    )
