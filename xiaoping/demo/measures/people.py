"""The people: how many, how old, in which households, by which names."""

from collections import Counter
from collections.abc import Iterator

from villages.models import Household, PoorVillageSpell, VillagerGroup

from ..records import CHILDREN, CLOSING, FATHER, HEAD, MOTHER, SPOUSE
from .base import REPORT, Measure, Resident, exactly, percent, share


def measures(people: list[Resident]) -> Iterator[Measure]:
    """Everything about the people at the end of 2018."""
    yield from totals(people)
    yield from ages(people)
    yield from sexes(people)
    yield from households(people)
    yield from villages(people)
    yield from names(people)
    yield from kinship(people)


def totals(people: list[Resident]) -> Iterator[Measure]:
    yield exactly("people", len(people), 11440, REPORT)
    yield exactly("households", Household.objects.in_force(CLOSING).count(), 3718, REPORT)
    yield exactly(
        "households with people", len({one.household for one in people}), 3718, "nobody counts an empty house"
    )
    yield exactly("villager groups", VillagerGroup.objects.in_force(CLOSING).count(), 127, REPORT)
    yield exactly("poor villages", PoorVillageSpell.objects.in_force(CLOSING).count(), 4, REPORT)


def ages(people: list[Resident]) -> Iterator[Measure]:
    under_15 = (one for one in people if one.age < 15)
    yield Measure("under 15, %", share(people, under_15), 15, 21, "registered in rural Hunan: near 18")
    working = (one for one in people if 15 <= one.age < 60)
    yield Measure("15 to 59, %", share(people, working), 58, 68, "what the young and the old leave")
    yield Measure("60 and over, %", share(people, (one for one in people if one.age >= 60)), 16, 24, "near 20")
    yield Measure(
        "80 and over, %", share(people, (one for one in people if one.age >= 80)), 1.5, 4, "2 to 3 in a hundred"
    )
    classes = Counter(int(one.age // 5) for one in people if one.age < 80)
    yield Measure(
        "largest five-year class, %", percent(max(classes.values()), len(people)), 6, 11, "the births of the 1980s"
    )
    yield Measure(
        "smallest below 70, %",
        percent(min(classes[i] for i in range(14)), len(people)),
        2.5,
        6,
        "no gap in the pyramid",
    )
    yield Measure("oldest, years", round(max(one.age for one in people), 1), 88, 100, "some, but no marvel")


def sexes(people: list[Resident]) -> Iterator[Measure]:
    yield Measure("men to 100 women", men_to_women(people), 101, 109, "105, four to either side")
    children = [one for one in people if one.age < 15]
    yield Measure("boys to 100 girls under 15", men_to_women(children), 103, 122, "above 108 at birth in Hunan")
    old = [one for one in people if one.age >= 75]
    yield Measure("men to 100 women of 75 and over", men_to_women(old), 50, 95, "women live longer")


def men_to_women(people: list[Resident]) -> float:
    """Men to a hundred women, one decimal."""
    men = sum(one.is_male for one in people)
    return round(100 * men / (len(people) - men), 1)


def households(people: list[Resident]) -> Iterator[Measure]:
    sizes = Counter(Counter(one.household for one in people).values())
    number = sum(sizes.values())
    yield Measure("people a household", round(len(people) / number, 3), 3.07, 3.08, f"11,440 in 3,718: {REPORT}")
    yield Measure("households of one, %", percent(sizes[1], number), 12, 22, "the old and the unmarried")
    usual = sum(sizes[size] for size in (2, 3, 4))
    yield Measure("households of two to four, %", percent(usual, number), 58, 74, "couples, and parents with children")
    large = sum(count for size, count in sizes.items() if size >= 7)
    yield Measure(
        "households of seven and more, %", percent(large, number), 0.5, 4, "the register asks about every one of them"
    )
    yield Measure("largest household", max(sizes), 7, 9, "three generations, at most nine people")


def villages(people: list[Resident]) -> Iterator[Measure]:
    sizes = Counter(one.village for one in people)
    yield Measure("people in the smallest village", min(sizes.values()), 900, 1200, "villages are unequal")
    yield Measure("people in the largest village", max(sizes.values()), 1800, 2200, "villages are unequal")
    in_force = Household.objects.in_force(CLOSING)
    groups = Counter(in_force.values_list("group", flat=True))
    yield Measure("households in the smallest group", min(groups.values()), 10, 25, "a group is a hamlet, not a farm")
    yield Measure("households in the largest group", max(groups.values()), 35, 60, "groups are unequal")


def names(people: list[Resident]) -> Iterator[Measure]:
    surnames = Counter(one.name[0] for one in people)
    first = surnames.most_common(1)[0][1]
    yield Measure("most frequent surname, %", percent(first, len(people)), 8, 25, "clans, but no township of one name")
    ten = sum(count for _name, count in surnames.most_common(10))
    yield Measure(
        "ten most frequent surnames, %", percent(ten, len(people)), 60, 85, "as in western Hunan, few names for many"
    )
    by_village: dict[str, Counter[str]] = {}
    for one in people:
        by_village.setdefault(one.village, Counter())[one.name[0]] += 1
    leading = {counts.most_common(1)[0][0] for counts in by_village.values()}
    yield Measure("surnames that lead a village", len(leading), 4, 8, "each village has its own clans")
    dong = (one for one in people if one.ethnicity == "侗族")
    yield Measure("Dong, %", share(people, dong), 60, 80, "a Dong autonomous county")
    same = Counter((one.household, one.name) for one in people)
    yield exactly("namesakes in one household", sum(count > 1 for count in same.values()), 0, "nobody names two alike")


def kinship(people: list[Resident]) -> Iterator[Measure]:
    heads = {one.household: one for one in people if one.relation == HEAD}
    wives = {one.household: one for one in people if one.relation == SPOUSE}
    first_gap, last_gap = 18, 41
    gaps = [
        parents[one.household].age - one.age
        for one in people
        if one.relation in CHILDREN
        for parents in (heads, wives)
        if one.household in parents
    ]
    gaps += [one.age - heads[one.household].age for one in people if one.relation in (FATHER, MOTHER)]
    reason = "parents are 18 to 41 years older than their children"
    yield Measure("least years from parent to child", round(min(gaps), 1), first_gap, last_gap, reason)
    yield Measure("most years from parent to child", round(max(gaps), 1), first_gap, last_gap, reason)
    apart = [heads[household].age - wife.age for household, wife in wives.items()]
    yield Measure("most years a wife is younger", round(max(apart), 1), 0, 8, "couples are of one generation")
    yield Measure("most years a wife is older", round(-min(apart), 1), 0, 5, "couples are of one generation")
    yield Measure(
        "youngest head, years", round(min(one.age for one in heads.values()), 1), 18, 30, "heads are grown up"
    )
