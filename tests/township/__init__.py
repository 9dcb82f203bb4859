"""A small township whose every figure was worked out on paper.

Records begin on 1 January 2016. Three villages: 甲村 with groups 1 and 2, 乙村 with group 1, and 丙村 with group 1,
which was abolished with its group on 30 June 2017. Unless another day is given, everybody is there from the start.

甲村
  H1  head and wife; a son born 10 May 2018. Never on the register.
  H2  head and mother; the mother died on 1 March 2018. On the register from 1 March 2016, out of poverty on
      20 November 2017.
  H3  head, wife, son and daughter; the daughter married out on 10 December 2018. On the register from 1 March 2016, out
      of poverty on 15 December 2018: three people that day.
  H4  one old man. On the register from 1 March 2016, still poor.
  H5  one old woman, died on 1 July 2018: the household ends that day. On the register from 1 March 2016 until then.
  H6  head and wife, on the register from 1 February 2017, still poor. Moved on 1 September 2018 to 乙村, as H9.
乙村
  H7  head, wife and daughter; a second daughter born on 31 December 2018. On the register from 1 March 2016, out on
      20 December 2016, fell back on 1 April 2018, out again on 31 December 2018: four people that day.
  H8  head and wife. On the register from 1 March 2016, struck off as a mistake on 5 May 2017.
  H9  what H6 became on 1 September 2018: head and wife, on the register, still poor.
  H10 one man who moved into the township on 5 January 2019. Never on the register.
  H11 one man who moved out of the township on 31 December 2018. Never on the register.

What further modules of this package add to it, each says for itself.

Two users: `clerk` is a sector clerk posted to the whole township, `cadre` a village cadre of 甲村. 王助 helps H3, H4.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group, User
from django.core.management import call_command

from poverty.models import AttributeSpell, HelperPairing, PovertySpell, Registration
from villages.idnumbers import check_character
from villages.models import (
    Household,
    IdNumber,
    Officer,
    Person,
    PoorVillageSpell,
    Posting,
    Stay,
    Township,
    Village,
    VillagerGroup,
)

from . import help, planning, safety, welfare, works, years

PARTS = (
    works,
    years,
    help,
    planning,
    safety,
    welfare,
)  # each has `build(small)`, which adds its records, and `add(small, number)`, which adds many
START = date(2016, 1, 1)
HEAD, WIFE, SON, DAUGHTER, MOTHER = "01", "02", "03", "04", "12"


@dataclass(frozen=True)
class SmallTownship:
    """The records by the names used above."""

    villages: dict[str, Village]
    households: dict[str, Household]
    people: dict[str, Person]
    clerk: User
    cadre: User


def build() -> SmallTownship:
    """Write the small township into the database."""
    township = Township.objects.create(name="小乡", records_from=START)
    villages = {
        name: Village.objects.create(township=township, name=name, number=number, since=START, until=until)
        for number, (name, until) in enumerate([("甲村", None), ("乙村", None), ("丙村", date(2017, 6, 30))], start=1)
    }
    upper, lower, gone = villages.values()
    PoorVillageSpell.objects.create(village=upper, since=START)
    first = VillagerGroup.objects.create(village=upper, number=1, name="甲一组", since=START)
    second = VillagerGroup.objects.create(village=upper, number=2, name="甲二组", since=START)
    third = VillagerGroup.objects.create(village=lower, number=1, name="乙一组", since=START)
    VillagerGroup.objects.create(village=gone, number=1, name="丙一组", since=START, until=date(2017, 6, 30))
    builder = _Builder()
    households = {
        "H1": builder.household("H1", first),
        "H2": builder.household("H2", first),
        "H3": builder.household("H3", first),
        "H4": builder.household("H4", second),
        "H5": builder.household("H5", second, until=date(2018, 7, 1), until_reason="died_out"),
        "H6": builder.household("H6", second, until=date(2018, 9, 1), until_reason="moved_within"),
        "H7": builder.household("H7", third),
        "H8": builder.household("H8", third),
        "H10": builder.household("H10", third, since=date(2019, 1, 5), since_reason="moved_in"),
        "H11": builder.household("H11", third, until=date(2018, 12, 31), until_reason="moved_out"),
    }
    households["H9"] = builder.household(
        "H9", third, since=date(2018, 9, 1), since_reason="moved_within", continues=households["H6"]
    )
    _people(builder, households)
    _register(households)
    officer = Officer.objects.create(village=upper, name="王助", title="村主任", phone="13900001234", since=START)
    for name in ("H3", "H4"):
        HelperPairing.objects.create(village=upper, household=households[name], officer=officer, since=START)
    call_command("make_groups")
    small = SmallTownship(
        villages,
        households,
        builder.people,
        _user("clerk", "sector_clerk", None),
        _user("cadre", "village_cadre", upper),
    )
    for part in PARTS:
        part.build(small)
    return small


def _people(builder: "_Builder", households: dict[str, Household]) -> None:
    member = builder.member
    h = households
    member(h["H1"], "张一", HEAD, "1", date(1980, 1, 1))
    member(h["H1"], "李一", WIFE, "2", date(1982, 2, 2))
    member(h["H1"], "张小", SON, "1", date(2018, 5, 10), since=date(2018, 5, 10), since_reason="birth")
    member(h["H2"], "张二", HEAD, "1", date(1960, 3, 3))
    member(h["H2"], "吴二", MOTHER, "2", date(1935, 4, 4), until=date(2018, 3, 1), until_reason="death")
    member(h["H3"], "张三", HEAD, "1", date(1970, 5, 5))
    member(h["H3"], "李三", WIFE, "2", date(1972, 6, 6))
    member(h["H3"], "张男", SON, "1", date(1995, 7, 7))
    member(h["H3"], "张女", DAUGHTER, "2", date(1996, 8, 8), until=date(2018, 12, 10), until_reason="marriage")
    member(h["H4"], "张四", HEAD, "1", date(1940, 9, 9))
    member(h["H5"], "张五", HEAD, "2", date(1938, 10, 10), until=date(2018, 7, 1), until_reason="death")
    for name, relation, sex, born in (("张六", HEAD, "1", date(1975, 11, 11)), ("李六", WIFE, "2", date(1976, 12, 12))):
        person = member(h["H6"], name, relation, sex, born, until=date(2018, 9, 1), until_reason="moved_within")
        builder.stay(h["H9"], person, relation, since=date(2018, 9, 1), since_reason="moved_within")
    member(h["H7"], "赵七", HEAD, "1", date(1985, 1, 13))
    member(h["H7"], "钱七", WIFE, "2", date(1986, 1, 14))
    member(h["H7"], "赵大", DAUGHTER, "2", date(2010, 1, 15))
    member(h["H7"], "赵小", DAUGHTER, "2", date(2018, 12, 31), since=date(2018, 12, 31), since_reason="birth")
    member(h["H8"], "赵八", HEAD, "1", date(1965, 1, 16))
    member(h["H8"], "钱八", WIFE, "2", date(1966, 1, 17))
    member(h["H10"], "赵十", HEAD, "1", date(1990, 1, 18), since=date(2019, 1, 5), since_reason="moved_in")
    member(h["H11"], "赵末", HEAD, "1", date(1991, 1, 19), until=date(2018, 12, 31), until_reason="moved_out")


def _register(households: dict[str, Household]) -> None:
    """On the register, each a poor household in general but for H4, with five-guarantee support from 2018 on."""

    def registered(name, since=date(2016, 3, 1), **end):
        household = households[name]
        registration = Registration.objects.create(
            village=household.village, household=household, since=since, **{"since_reason": "identified", **end}
        )
        attribute(registration, "general", since, end.get("until"))
        return registration

    def attribute(registration, what, since, until):
        AttributeSpell.objects.create(
            village=registration.village, registration=registration, attribute=what, since=since, until=until
        )

    def spell(registration, since=date(2016, 3, 1), cause="illness", **end):
        return PovertySpell.objects.create(
            village=registration.village,
            registration=registration,
            since=since,
            cause=cause,
            **{"since_reason": "identified", **end},
        )

    spell(registered("H2"), until=date(2017, 11, 20), until_reason="exited")
    spell(registered("H3"), cause="schooling", until=date(2018, 12, 15), until_reason="exited")
    fourth = registered("H4")
    spell(fourth, cause="labour", second_cause="funds")
    fourth.attributes.update(until=date(2018, 1, 1))
    attribute(fourth, "supported", date(2018, 1, 1), None)
    ended = {"until": date(2018, 7, 1), "until_reason": "died_out"}
    spell(registered("H5", **ended), **ended)
    moved = {"until": date(2018, 9, 1), "until_reason": "moved_within"}
    spell(registered("H6", date(2017, 2, 1), **moved), date(2017, 2, 1), **moved)
    spell(
        registered("H9", date(2018, 9, 1), since_reason="moved_within"), date(2018, 9, 1), since_reason="moved_within"
    )
    seventh = registered("H7")
    spell(seventh, until=date(2016, 12, 20), until_reason="exited")
    spell(seventh, date(2018, 4, 1), since_reason="fell_back", until=date(2018, 12, 31), until_reason="exited")
    struck_off = {"until": date(2017, 5, 5), "until_reason": "struck_off"}
    spell(registered("H8", **struck_off), **struck_off)


class _Builder:
    """Writes households and people, and remembers people by name."""

    def __init__(self):
        self.people: dict[str, Person] = {}

    def household(self, number, group, **fields) -> Household:
        given = {"since": START, "since_reason": "start", "phone": "13812341234", **fields}
        return Household.objects.create(village=group.village, group=group, number=number, **given)

    def member(self, household, name, relation, sex, born, **fields) -> Person:
        died = fields.get("until") if fields.get("until_reason") == "death" else None
        person = Person.objects.create(name=name, sex=sex, born_on=born, died_on=died)
        self.people[name] = person
        self.stay(household, person, relation, **fields)
        first = f"431299{born:%Y%m%d}{'011' if sex == '1' else '012'}"
        number = IdNumber(village=household.village, person=person, since=max(START, born))
        number.number = first + check_character(first)
        number.save()
        return person

    def stay(self, household, person, relation, **fields) -> Stay:
        given = {"since": START, "since_reason": "start", **fields}
        return Stay.objects.create(
            village=household.village, household=household, person=person, relation=relation, **given
        )


def _user(name: str, role: str, village: Village | None) -> User:
    user = User.objects.create_user(name, password="pass-for-tests")  # noqa: S106 – a test account
    user.is_staff = True
    user.save()
    user.groups.add(Group.objects.get(name=role))
    Posting.objects.create(user=user, village=village, since=START)
    return user


def add_households(small: SmallTownship, number: int) -> None:
    """Add villages, groups and households, each with a head, registered, in poverty and with a helper."""
    builder = _Builder()
    upper, officer = small.villages["甲村"], Officer.objects.get(name="王助")
    for place in range(number):
        Village.objects.create(township=upper.township, name=f"新{place}村", number=100 + place, since=START)
        group = VillagerGroup.objects.create(village=upper, number=100 + place, name=f"新{place}组", since=START)
        household = builder.household(f"N{place}", group)
        builder.member(household, f"新{place}", HEAD, "1", date(1950 + place, 6, 1))
        registration = Registration.objects.create(
            village=upper, household=household, since=START, since_reason="identified"
        )
        PovertySpell.objects.create(
            village=upper, registration=registration, since=START, since_reason="identified", cause="illness"
        )
        HelperPairing.objects.create(village=upper, household=household, officer=officer, since=START)
    for part in PARTS:
        part.add(small, number)
