"""Writes what is on record of people year by year, and for a time: school, health, work, certificates, absences.

Everything follows from age, sex and a few lots:
who is away has months of work, who is at school has no education, who is disabled holds a certificate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from poverty.models import PovertySpell, RegisterStay
from villages import models

from .certificates import certify
from .chance import age, day_between, pick, stream
from .records import CLOSING, OPENING, Township
from .writing import write

SCHOOL_YEAR = (9, 1)  # a child's grade is by its age on 1 September
GRADES = {12: "junior_1", 13: "junior_2", 14: "junior_3"}
SENIOR, VOCATIONAL = ("senior_1", "senior_2", "senior_3"), ("vocational_1", "vocational_2", "vocational_3")
EDUCATION = (  # from which age on, how many in a hundred
    (75, {"illiterate": 45, "primary": 47, "junior": 8}),
    (60, {"illiterate": 17, "primary": 55, "junior": 24, "senior": 4}),
    (40, {"illiterate": 3, "primary": 31, "junior": 53, "senior": 11, "college": 2}),
    (22, {"primary": 9, "junior": 52, "senior": 24, "college": 9, "university": 6}),
    (0, {"junior": 62, "senior": 38}),
)
AWAY = 0.55  # of the able from 18 to 54
PLACES = {
    ("county", "湖南芷江"): 12,
    ("province", "湖南怀化"): 10,
    ("province", "湖南长沙"): 9,
    ("country", "广东东莞"): 22,
    ("country", "广东深圳"): 16,
    ("country", "浙江义乌"): 13,
    ("country", "福建晋江"): 9,
    ("country", "贵州贵阳"): 5,
}
EMPLOYERS = ("电子厂", "服装厂", "建筑工地", "五金厂", "餐馆", "物流公司", "鞋厂", "家政公司")


@dataclass(eq=False)
class Life:
    """Somebody in a household at the end of 2018, with what the years will say."""

    stay: models.Stay
    is_poor_by: str  # why the household is in poverty, if it is
    level: str = ""  # of disability
    is_chronically_ill: bool = False
    is_seriously_ill: bool = False
    labour: str = ""
    school: str = ""
    education: str = ""
    absence: models.Absence | None = None

    def age(self, day: date = CLOSING) -> float:
        return age(self.stay.person.born_on, day)

    @property
    def is_healthy(self) -> bool:
        return not (self.level or self.is_chronically_ill or self.is_seriously_ill)


def load(township: Township) -> None:
    """Write certificates, absences and the years 2017 (people of the register) and 2018 (everybody)."""
    lives = residents()
    certify(lives)
    fall_ill(lives)
    go_to_school(lives)
    find_work(lives)
    write(life.absence for life in lives if life.absence)
    write(years(lives))


def residents() -> list[Life]:
    """Everybody of the end of 2018, in a fixed order."""
    poor = dict(PovertySpell.objects.not_exited(CLOSING).values_list("registration__household", "cause"))
    stays = models.Stay.objects.in_force(CLOSING).select_related("person").order_by("household__number", "pk")
    return [Life(stay, poor.get(stay.household_id, "")) for stay in stays]


def fall_ill(lives: list[Life]) -> None:
    """The old more than the young; at least one in every family poor by illness."""
    chance = stream("illness")
    for life in lives:
        years = life.age()
        life.is_chronically_ill = chance.random() < (0.30 if years >= 60 else 0.09 if years >= 40 else 0.015)
        life.is_seriously_ill = chance.random() < (0.02 if years >= 40 else 0.004)
    homes: dict[int, list[Life]] = {}
    for life in lives:
        if life.is_poor_by == "illness":
            homes.setdefault(life.stay.household_id, []).append(life)
    for members in homes.values():
        if all(member.is_healthy for member in members):
            max(members, key=Life.age).is_seriously_ill = True


def go_to_school(lives: list[Life]) -> None:
    """Nobody of school age is out of school; after it some go on, the others have an education."""
    chance = stream("schooling")
    for life in lives:
        years = int(life.age(date(2018, *SCHOOL_YEAR)))
        track = pick(chance, {"senior": 50, "vocational": 38, "": 12})
        goes_on = chance.random() < 0.38
        schooled = pick(chance, next(weights for first, weights in EDUCATION if years >= first))
        if years < 3:
            life.school = "before"
        elif years < 6:
            life.school = "kindergarten"
        elif years < 12:
            life.school = "primary"
        elif years in GRADES:
            life.school = GRADES[years]
        elif years < 18 and track:
            life.school = (SENIOR if track == "senior" else VOCATIONAL)[years - 15]
        elif 18 <= years < 22 and goes_on:
            life.school = (
                f"university_{years - 17}" if chance.random() < 0.4 or years == 21 else f"college_{years - 17}"
            )
        else:
            life.education = "senior" if 18 <= years < 22 and goes_on else schooled


def find_work(lives: list[Life]) -> None:
    """Who is able to work, and who works away, where and since when."""
    chance = stream("work")
    able: dict[int, int] = {}  # in families that lack labour
    for life in lives:
        life.labour = _labour(life, chance)
        if life.is_poor_by == "labour" and life.labour == "ordinary":
            able[life.stay.household_id] = able.get(life.stay.household_id, 0) + 1
            life.labour = "weak" if able[life.stay.household_id] > 2 else "ordinary"
        lot, skilled_lot = chance.random(), chance.random()
        if life.labour == "ordinary" and skilled_lot < 0.18:
            life.labour = "skilled"
        if life.labour in ("ordinary", "skilled") and 18 <= life.age() < 55 and lot < AWAY:
            life.absence = _absence(life, chance)


def _labour(life: Life, chance: Random) -> str:
    years, lot = life.age(), chance.random()
    if years < 16 or life.school:
        return "none"
    if life.level in ("1", "2"):
        return "lost"
    if life.level or life.is_seriously_ill:
        return "weak"
    if years >= 72:
        return "none"
    if years >= 60 or life.is_chronically_ill:
        return "weak" if lot < 0.6 else "ordinary"
    if life.is_poor_by == "labour" and lot < 0.5:
        return "weak"
    return "ordinary"


def _absence(life: Life, chance: Random) -> models.Absence:
    """Most have been away for years; some left in the spring of 2018; a few came back for the new year of 2019."""
    reach, place = pick(chance, PLACES)
    earliest = max(life.stay.since, life.stay.person.born_on + timedelta(days=366 * 17), OPENING)
    latest = date(2018, 6, 1)
    since = day_between(chance, max(earliest, latest - timedelta(days=1500)), latest) if earliest < latest else latest
    until = day_between(chance, date(2019, 1, 20), date(2019, 2, 4)) if chance.random() < 0.12 else None
    gone = life.stay.until
    if gone is not None and (until is None or until > gone):
        until = gone
    return models.Absence(
        village_id=life.stay.village_id,
        person=life.stay.person,
        reach=reach,
        place=place,
        employer=chance.choice(EMPLOYERS),
        since=max(since, life.stay.since),
        until=until,
    )


def years(lives: list[Life]) -> Iterator[models.PersonYear]:
    """The year 2018 of everybody, and the year 2017 of who was on the register then."""
    chance = stream("insurance")
    registered = set(RegisterStay.objects.on_register(date(2017, 12, 31)).values_list("person", flat=True))
    for life in lives:
        person = life.stay.person
        poor = person.pk in registered
        employed = life.absence is not None and not poor and chance.random() < 0.05
        pension = life.age() >= 16 and not life.school and (life.age() >= 60 or chance.random() < 0.9)
        row = models.PersonYear(
            village_id=life.stay.village_id,
            person=person,
            year=2018,
            school=life.school,
            education=life.education,
            is_chronically_ill=life.is_chronically_ill,
            is_seriously_ill=life.is_seriously_ill,
            is_disabled=bool(life.level),
            labour=life.labour,
            work_months=_months(life.absence, 2018),
            work_place=life.absence.place if life.absence else "",
            employer=life.absence.employer if life.absence else "",
            has_resident_medical=not employed,
            has_employee_medical=employed,
            has_serious_illness=True,
            has_resident_pension=pension and not employed,
            has_employee_pension=employed,
        )
        yield row
        if poor and life.stay.since < date(2017, 1, 1) and life.age(date(2017, *SCHOOL_YEAR)) >= 0:
            yield _year_before(life, row)


def _months(absence: models.Absence | None, year: int) -> int:
    """Full months away in a year, one at least for who was away at all."""
    if absence is None or absence.since.year > year:
        return 0
    first = absence.since.month if absence.since.year == year else 1
    last = absence.until.month if absence.until and absence.until.year == year else 12
    return min(11, max(1, last - first + 1))


BEFORE = {
    "primary": "primary",
    "junior_1": "primary",
    "junior_2": "junior_1",
    "junior_3": "junior_2",
    "senior_1": "junior_3",
    "vocational_1": "junior_3",
    "college_1": "senior_3",
    "university_1": "senior_3",
    "before": "before",
}


def _year_before(life: Life, row: models.PersonYear) -> models.PersonYear:
    """The same person a year earlier: one grade lower, away only if they had left by then, and not yet so ill."""
    before = models.PersonYear(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    before.pk, before.year = None, 2017
    if row.school:
        stem, _part, grade = row.school.rpartition("_")
        before.school = BEFORE.get(row.school) or (f"{stem}_{int(grade) - 1}" if grade.isdecimal() else row.school)
        if row.school == "kindergarten" and life.age(date(2017, *SCHOOL_YEAR)) < 3:
            before.school = "before"
        elif row.school == "primary" and life.age(date(2017, *SCHOOL_YEAR)) < 6:
            before.school = "kindergarten"
    months = _months(life.absence, 2017)
    before.work_months = months
    if not months:
        before.work_place = before.employer = ""
        before.has_employee_medical = before.has_employee_pension = False
        before.has_resident_medical = True
    return before
