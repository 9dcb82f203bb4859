"""Writes the help given to registered households: posts, enterprises, awards, loans, work elsewhere.

The numbers of 2018 are the report's; those of the years before are made up and grow towards them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from poverty import models
from villages.models import Stay

from .chance import age, apportion, day_between, stream
from .records import OPENING, TODAY, Township
from .writing import write

POSTS = {"special": 48, "ranger": 8, "public_welfare": 32}  # held at the end of 2018
WORK = {
    "special": ("村级扶贫信息员", "乡村道路养护员", "农家书屋管理员"),
    "ranger": ("生态护林员",),
    "public_welfare": ("保洁员", "河道巡查员", "公共设施管护员"),
}
LEFT_POSTS = {"special": 9, "ranger": 2, "public_welfare": 7}  # left before the end of 2018
NEW_POSTS = 3  # taken up in 2019
SUPPORTED_HOUSEHOLDS, SUPPORTED_PEOPLE = 13, 16
ENTERPRISES = ("兰水黄桃专业合作社", "晓坪柑橘合作社", "青竹溪厚朴林场", "岩背羊肚菌合作社")
AWARDS = {2016: (64, 131_400), 2017: (108, 236_500), 2018: (133, 308_782)}  # households, yuan
INDUSTRIES = ("柑橘种植", "百合种植", "生猪养殖", "山羊养殖", "蜜蜂养殖", "稻田养鱼")
LOANS = {2015: (38, 1_520), 2016: (71, 3_010), 2017: (104, 4_530), 2018: (162, 7_316)}  # people, thousand yuan
LOAN_CAP = 50
PURPOSES = ("柑橘改良", "生猪养殖", "山羊养殖", "农机购置", "百合种植")
EMPLOYED = {2014: 22, 2015: 38, 2016: 61, 2017: 84, 2018: 110, 2019: 31}
REGISTER_STANDS = date(2014, 10, 1)
PLACES = ("广东东莞", "广东深圳", "浙江义乌", "湖南长沙", "福建晋江", "怀化城区")


def load(township: Township) -> None:
    """Write all help. Who is chosen was on the register and of working age on the day."""
    write(posts())
    write(supports())
    write(awards())
    write(loans())
    write(employments())


def workers(day: date) -> list[Stay]:
    """People of 18 to 60 in registered households on a day, in a fixed order."""
    stays = models.RegisterStay.objects.on_register(day).select_related("person").order_by("household__number", "pk")
    return [stay for stay in stays if 18 <= age(stay.person.born_on, day) < 60]


def lasting(first: date, last: date) -> list[Stay]:
    """Workers who stayed in their registered household from one day to another."""
    kept = {stay.pk for stay in workers(last)}
    return [stay for stay in workers(first) if stay.pk in kept]


def _of(stay: Stay) -> dict:
    return {"village_id": stay.village_id, "household_id": stay.household_id, "person_id": stay.person_id}


def posts() -> Iterator[models.HelpPost]:
    """Posts held today, those left before, and a few new ones; nobody holds two."""
    chance = stream("help posts")
    wanted = sum(POSTS.values()) + sum(LEFT_POSTS.values()) + NEW_POSTS
    chosen = chance.sample(lasting(date(2015, 1, 1), TODAY), wanted)
    for kind, held in POSTS.items():
        for _post in range(held):
            since = day_between(chance, date(2015, 3, 1), date(2018, 9, 30))
            yield models.HelpPost(**_of(chosen.pop()), kind=kind, work=chance.choice(WORK[kind]), since=since)
        for _post in range(LEFT_POSTS[kind]):
            since = day_between(chance, date(2015, 3, 1), date(2017, 2, 28))
            until = day_between(chance, since + timedelta(days=200), date(2018, 12, 31))
            yield models.HelpPost(
                **_of(chosen.pop()), kind=kind, work=chance.choice(WORK[kind]), since=since, until=until
            )
    for stay in chosen:
        since = day_between(chance, date(2019, 1, 10), date(2019, 4, 1))
        yield models.HelpPost(
            **_of(stay), kind="public_welfare", work=chance.choice(WORK["public_welfare"]), since=since
        )


def supports() -> Iterator[models.EnterpriseSupport]:
    """One person in most of the supported households, two in some."""
    chance = stream("enterprise support")
    by_household: dict[int, list[Stay]] = {}
    for stay in lasting(date(2016, 3, 1), TODAY):
        by_household.setdefault(stay.household_id, []).append(stay)
    homes = chance.sample([members for members in by_household.values() if len(members) > 1], SUPPORTED_HOUSEHOLDS)
    for place, members in enumerate(homes):
        since = day_between(chance, date(2016, 3, 1), date(2018, 10, 31))
        enterprise = chance.choice(ENTERPRISES)
        for stay in members[: 2 if place < SUPPORTED_PEOPLE - SUPPORTED_HOUSEHOLDS else 1]:
            yield models.EnterpriseSupport(**_of(stay), enterprise=enterprise, since=since)


def awards() -> Iterator[models.IndustryAward]:
    """One award a household and year, decided in the autumn."""
    chance = stream("industry awards")
    for year, (households, amount) in AWARDS.items():
        day = date(year, 11, 15)
        rows = models.Registration.objects.on_register(day).order_by("household__number")
        chosen = chance.sample(list(rows), households)
        shares = apportion(amount, [chance.uniform(0.4, 1.6) for _home in chosen])
        for registration, share in zip(chosen, shares, strict=True):
            yield models.IndustryAward(
                village_id=registration.village_id,
                household_id=registration.household_id,
                decided_on=day + timedelta(days=chance.randint(0, 12)),
                amount=share,
                industry=chance.choice(INDUSTRIES),
                document=f"{year}年产业奖补公示名单",
            )


def loans() -> Iterator[models.Microcredit]:
    """Loans of at most 50,000 yuan for one to three years, one a person at a time; most are repaid when due."""
    chance = stream("microcredit")
    owing: dict[int, date] = {}
    for year, (borrowers, thousands) in LOANS.items():
        free = [stay for stay in workers(date(year, 1, 1)) if owing.get(stay.person_id, OPENING) < date(year, 1, 1)]
        staying = {stay.pk for stay in workers(date(year, 12, 31))}
        chosen = chance.sample([stay for stay in free if stay.pk in staying], borrowers)
        for stay, amount in zip(chosen, amounts(borrowers, thousands, chance), strict=True):
            granted = day_between(chance, date(year, 2, 1), date(year, 12, 20))
            due = granted.replace(year=year + chance.choice((1, 2, 2, 3)), day=min(granted.day, 28))
            repaid = due if due <= TODAY else None
            owing[stay.person_id] = repaid or TODAY
            yield models.Microcredit(
                **_of(stay),
                granted_on=granted,
                amount=amount * 1000,
                due_on=due,
                repaid_on=repaid,
                purpose=chance.choice(PURPOSES),
            )


def amounts(borrowers: int, thousands: int, chance) -> list[int]:
    """Loans in thousands that add up to a total, none above the cap: what is missing to the cap is shared out."""
    below = LOAN_CAP * borrowers - thousands
    missing = apportion(below, [chance.uniform(0.2, 1.8) for _loan in range(borrowers)])
    return [LOAN_CAP - gap for gap in missing]


def employments() -> Iterator[models.TransferEmployment]:
    """Work begun elsewhere; nobody twice in a year."""
    chance = stream("transfer employment")
    for year, people in EMPLOYED.items():
        first, last = max(date(year, 1, 1), REGISTER_STANDS), min(date(year, 11, 30), TODAY)
        for stay in chance.sample(lasting(first, last), people):
            yield models.TransferEmployment(
                **_of(stay), began_on=day_between(chance, first, last), place=chance.choice(PLACES)
            )
