"""What the demonstration is made of before it is written: plain records that know nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

OPENING = date(2014, 1, 1)  # records are complete from this day
CLOSING = date(2018, 12, 31)  # the day whose figures the report gives
TODAY = date(2019, 4, 15)  # the day the demonstration is set to

MALE, FEMALE = "1", "2"

HEAD, SPOUSE, SON, DAUGHTER, DAUGHTER_IN_LAW = "01", "02", "03", "04", "05"
GRANDSON, GRANDDAUGHTER, FATHER, MOTHER = "07", "08", "11", "12"
SIBLING, OTHER = "21", "99"
CHILDREN = (SON, DAUGHTER)

# Where a family stands with the register at the end of 2018.
ORDINARY = ""
EXITED_BEFORE = "exited before 2018"
EXITED_2018 = "exited in 2018"
REMAINING = "remaining"
STRUCK_OFF = "struck off"
DEPARTED = "on the register until it left the township or died out"
REGISTERED = (EXITED_BEFORE, EXITED_2018, REMAINING)


@dataclass(eq=False)
class Village:
    """An administrative village: its share of households, its surnames, whether it is designated as poor."""

    number: int
    name: str
    is_poor: bool
    household_count: int
    group_count: int
    register_weight: int
    surnames: tuple[str, ...]
    groups: list[Group] = field(default_factory=list, repr=False)


@dataclass(eq=False)
class Group:
    """A villager group and the clan most of its families belong to."""

    village: Village
    number: int
    name: str
    household_count: int
    clan: str


@dataclass(eq=False)
class Person:
    """A person. `surname` may be given with the family; the rest of the name and the ID number come last."""

    sex: str
    born_on: date
    died_on: date | None = None
    surname: str = ""
    name: str = ""
    ethnicity: str = ""
    id_number: str = ""
    has_disputed_number: bool = False

    @property
    def is_male(self) -> bool:
        return self.sex == MALE


@dataclass(eq=False)
class Home:
    """A household's time in one group. A family that moves leaves one home and takes another that continues it."""

    group: Group
    since: date = OPENING
    since_reason: str = "start"
    until: date | None = None
    until_reason: str = ""
    continues: Home | None = None
    number: str = ""
    address: str = ""
    phone: str = ""


@dataclass(eq=False)
class Member:
    """A person's part in a family: when and how they came and left, and what they were before the family changed."""

    person: Person
    relation: str
    came: date = OPENING
    came_by: str = "start"
    left: date | None = None
    left_by: str = ""
    relation_before: str = ""

    def is_present(self, day: date) -> bool:
        """In the family at the end of `day`."""
        return self.came <= day and (self.left is None or self.left > day)


@dataclass(eq=False)
class Cut:
    """The one day on which a family changed: another head, a split from its parents, or a move.

    Whoever was there before was so in `home`, and as `relation_before` where that differs.
    """

    on: date
    reason: str  # "changed" or "moved_within"
    home: Home


@dataclass(eq=False)
class Family:
    """A household through the years, told from what it is at the end (31 December 2018 unless it was gone by then)."""

    home: Home
    standing: str
    size: int
    surname: str
    members: list[Member] = field(default_factory=list)
    cut: Cut | None = None
    is_free: bool = True  # nothing has been made to happen to it yet: a family has one story at most

    @property
    def head(self) -> Member:
        return next(member for member in self.members if member.relation == HEAD and member.left is None)

    @property
    def mother(self) -> Member | None:
        """The woman whose children the sons and daughters at home are: the head's wife, or the head."""
        women = [member for member in self.with_relation(HEAD, SPOUSE) if not member.person.is_male]
        return women[0] if women else None

    def with_relation(self, *relations: str) -> list[Member]:
        """Members still there with one of these relations to the head."""
        return [member for member in self.members if member.relation in relations and member.left is None]

    def consists_of(self, *relations: str) -> bool:
        """Whether nobody there has any other relation."""
        return all(member.relation in relations for member in self.members if member.left is None)


@dataclass(eq=False)
class Stay:
    """A person's time in one home with one relation to its head."""

    home: Home
    person: Person
    relation: str
    since: date
    since_reason: str
    until: date | None = None
    until_reason: str = ""


@dataclass(eq=False)
class Township:
    """Everything that is made, ready to be written."""

    villages: list[Village]
    families: list[Family]
    homes: list[Home]
    people: list[Person]
    stays: list[Stay]
