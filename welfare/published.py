"""What may hang in public of a case: a masked name, the group, how many people. Nothing else leaves this module.

The same before its decision and after it.

No ID number, account, phone, house number, health, kind or level of disability, and nothing of a child: the case of a
child hangs under the name of the household's head, or of its eldest adult.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from villages.models import Person, Stay
from xiaoping.kit import masks

from .models import Notice, Outcome

ADULT = 18  # years: the law on the protection of minors
HEAD = "01"
NOBODY = "*"  # where no adult is in the household


@dataclass(frozen=True)
class Line:
    """One case on a public notice."""

    number: int
    name: str
    group: str
    people: int


def lines_of(notice: Notice, day: date) -> list[Line]:
    """The cases of a notice as they may hang on a day, in two statements. Who withdrew or was refused is left out."""
    steps = notice.steps.exclude(application__until_reason__in=(Outcome.REFUSED, Outcome.WITHDRAWN))
    cases = [
        step.application
        for step in steps.select_related("application__household__group", "application__person").order_by(
            "application__household__group__name", "application_id"
        )
    ]
    homes: dict[int, list[Stay]] = {}
    households = [case.household_id for case in cases]
    for stay in Stay.objects.in_force(day).filter(household__in=households).select_related("person"):
        homes.setdefault(stay.household_id, []).append(stay)
    return [
        Line(
            number=number,
            name=_name(case.person, homes.get(case.household_id, []), day),
            group=case.household.group.name if case.household.group else "",
            people=len(homes.get(case.household_id, [])),
        )
        for number, case in enumerate(cases, start=1)
    ]


def _name(applicant: Person | None, stays: list[Stay], day: date) -> str:
    """The masked name a case hangs under: the applicant's, the head's, or the eldest adult's; never a child's."""
    heads = [stay.person for stay in stays if stay.relation == HEAD]
    others = sorted((stay.person for stay in stays), key=lambda person: (person.born_on, person.pk))
    for person in [*([applicant] if applicant else []), *heads, *others]:
        if person.age_on(day) >= ADULT:
            return masks.name(person.name)
    return NOBODY
