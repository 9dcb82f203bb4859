"""The register's figures are the report's, and those still poor are whom one would expect."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from poverty.models import HelperPairing, PovertySpell, RegisterStay, Registration
from xiaoping.kit.periods import Period

from ..records import CLOSING, DAUGHTER, GRANDDAUGHTER, GRANDSON, SON
from .base import REPORT, Measure, Resident, exactly, percent

DESCENDANTS = (SON, DAUGHTER, GRANDSON, GRANDDAUGHTER)

# day: households and people on the register, out of poverty, remaining
EXPECTED = {
    date(2017, 12, 31): ((617, 2102), (426, 1506), (191, 596)),
    CLOSING: ((617, 2102), (570, 2011), (47, 91)),
}


def measures(people: list[Resident]) -> Iterator[Measure]:
    """Everything about the register."""
    for day, expected in EXPECTED.items():
        yield from standing(day, expected)
    exits = Period.year(2018)
    yield exactly("households that exited in 2018", PovertySpell.objects.exited_in(exits).count(), 144, REPORT)
    yield exactly("people on their day of exit", RegisterStay.objects.exited_in(exits).count(), 505, REPORT)
    poor = RegisterStay.objects.remaining(CLOSING).count()
    yield exactly("poor in 100 people at the end of 2018", percent(poor, len(people)), 0.80, REPORT)
    yield from causes()
    yield from remaining(people)
    helped = HelperPairing.objects.in_force(CLOSING).values("household")
    without = Registration.objects.on_register(CLOSING).exclude(household__in=helped).count()
    yield exactly("registered households without a helper", without, 0, "every one has been paired since 2015")


def standing(day: date, expected) -> Iterator[Measure]:
    """The three figures of a day, in households and people."""
    for name, (households, people) in zip(("on_register", "exited", "remaining"), expected, strict=True):
        words = f"{name.replace('_', ' ')} at the end of {day.year}"
        count = getattr(Registration.objects, name)(day).count()
        yield exactly(f"households {words}", count, households, REPORT)
        yield exactly(f"people {words}", getattr(RegisterStay.objects, name)(day).count(), people, REPORT)


def causes() -> Iterator[Measure]:
    found = Counter(PovertySpell.objects.filter(since_reason="identified").values_list("cause", flat=True))
    health = found["illness"] + found["disability"]
    yield Measure("poor by illness or disability, %", percent(health, found.total()), 42, 65, "about half everywhere")
    yield Measure("different causes", len(found), 8, 13, "of the national list of 13")


def remaining(people: list[Resident]) -> Iterator[Measure]:
    """Who is still poor: old people without children at home."""
    poor = set(Registration.objects.remaining(CLOSING).values_list("household", flat=True))
    members = [one for one in people if one.household in poor]
    old = {one.household for one in members if one.age >= 60}
    with_children = {one.household for one in members if one.relation in DESCENDANTS}
    yield Measure(
        "still poor: households with somebody of 60, %", percent(len(old), len(poor)), 75, 100, "the old are left"
    )
    yield Measure(
        "still poor: no child or grandchild at home, %",
        percent(len(poor - with_children), len(poor)),
        65,
        95,
        "the childless are left",
    )
    aged = sum(one.age >= 60 for one in members)
    yield Measure("still poor: people of 60 and over, %", percent(aged, len(members)), 50, 90, "the old are left")
    reasons = PovertySpell.objects.not_exited(CLOSING).values_list("cause", flat=True)
    unable = sum(cause in ("illness", "disability", "labour") for cause in reasons)
    yield Measure(
        "still poor: illness, disability, labour, %", percent(unable, len(reasons)), 90, 100, "work alone will not do"
    )
