"""Writes party work and the leadership team. The numbers of 2018 are the report's; those before grow towards them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planning import models
from villages.models import Officer, Village

from . import staff
from .chance import apportion, day_between, stream
from .records import TODAY, Township
from .writing import write

OFFICE_BRANCH = "中共晓坪乡机关支部委员会"
VILLAGE_BRANCH = "中共{}支部委员会"
MEMBERS = {2012: 327, 2013: 332, 2014: 338, 2015: 343, 2016: 350, 2017: 356, 2018: 361}  # at the end of the year
RECRUITED = {2012: 1, 2013: 9, 2014: 10, 2015: 8, 2016: 10, 2017: 9, 2018: 8}
YOUNG = {2012: 0, 2013: 2, 2014: 2, 2015: 2, 2016: 2, 2017: 3, 2018: 2}  # of these; 2012 counts from November
STUDIED = {2014: 472, 2015: 518, 2016: 566, 2017: 611, 2018: 659, 2019: 171}
LIFE_MEETINGS = {2014: 18, 2015: 18, 2016: 22, 2017: 27, 2018: 32, 2019: 9}
POLICY_STUDY = {2015: 9, 2016: 13, 2017: 17, 2018: 23, 2019: 6}
BANNERS = {2017: 26, 2018: 43, 2019: 4}
# of the sessions beside those of groups, each branch holds so many a year
MONTHLY, QUARTERLY = 12, 4
TOPICS = {
    "general_meeting": ("学习贯彻党的十九大精神", "发展党员票决", "支部工作总结"),
    "committee_meeting": ("研究扶贫工作", "研究党员发展", "安排支部月度工作"),
    "group_meeting": ("学习党章党规", "学习扶贫政策", "开展结对帮扶"),
    "lecture": ("书记讲党课", "党风廉政专题党课", "脱贫攻坚专题党课"),
    "life_meeting": ("组织生活会",),
    "policy_study": ("基层党建政策学习", "扶贫政策学习"),
}
DUTIES = {
    "党委书记": "主持全面工作",
    "党委副书记、乡长": "主持政府工作，分管财政、扶贫",
    "人大主席": "主持人大工作，分管农业",
    "党委副书记": "分管党建、综治",
    "纪委书记": "主持纪委工作",
    "党委委员、武装部长": "分管武装、应急",
    "党委委员、组织委员": "分管组织、人事",
    "副乡长": "分管民政、卫计、安全生产",
}


def load(township: Township) -> None:
    """Write organisations, returns, activities, banners and seats."""
    villages = list(Village.objects.order_by("number"))
    organisations = write(
        models.PartyOrganisation(village=village, name=name, since=date(1984, 7, 1))
        for village, name in (
            (None, OFFICE_BRANCH),
            *((village, VILLAGE_BRANCH.format(village)) for village in villages),
        )
    )
    weights = [42, *(village.villagergroups.count() + 18 for village in villages)]
    write(returns(organisations, weights))
    write(activities(organisations, weights))
    write(banners(villages))
    write(
        models.LeadershipSeat(officer=officer, duty=DUTIES[officer.title], since=officer.since, until=officer.until)
        for officer in Officer.objects.filter(village=None, title__in=staff.LEADERS).order_by("pk")
    )


def returns(organisations, weights) -> Iterator[models.PartyReturn]:
    """A return of each organisation for the end of every year."""
    chance = stream("party recruits")
    for year, total in MEMBERS.items():
        members = apportion(total, weights)
        recruited = _fall(RECRUITED[year], weights, chance)
        young = chance.sample([place for place, count in enumerate(recruited) for _one in range(count)], YOUNG[year])
        for place, organisation in enumerate(organisations):
            yield models.PartyReturn(
                village_id=organisation.village_id,
                organisation=organisation,
                as_of=date(year, 12, 31),
                members=members[place],
                recruited=recruited[place],
                recruited_young=young.count(place),
            )


def _fall(number: int, weights, chance) -> list[int]:
    """`number` things, each falling to one of the weights."""
    fallen = chance.choices(range(len(weights)), weights, k=number)
    return [fallen.count(place) for place in range(len(weights))]


def activities(organisations, weights) -> Iterator[models.PartyActivity]:
    """Meetings as the rules ask for them: committees monthly, members and lectures quarterly, groups for the rest."""
    chance = stream("party meetings")
    for year, total in STUDIED.items():
        first, last = date(year, 1, 1), min(date(year, 12, 31), TODAY - timedelta(days=1))
        share = ((last - first).days + 1) / 365
        regular = {
            "committee_meeting": round(MONTHLY * share),
            "general_meeting": round(QUARTERLY * share),
            "lecture": round(QUARTERLY * share),
        }
        groups = apportion(total - sum(regular.values()) * len(organisations), weights)
        wanted = {
            "life_meeting": apportion(LIFE_MEETINGS[year], weights),
            "policy_study": apportion(POLICY_STUDY.get(year, 0), weights),
        }
        for place, organisation in enumerate(organisations):
            numbers = {**regular, "group_meeting": groups[place], **{kind: of[place] for kind, of in wanted.items()}}
            for kind, number in numbers.items():
                for _meeting in range(number):
                    yield _meeting_of(organisation, kind, day_between(chance, first, last), weights[place], chance)


def _meeting_of(organisation, kind: str, day: date, size: int, chance) -> models.PartyActivity:
    low, high = {"committee_meeting": (3, 7), "group_meeting": (5, 12)}.get(kind, (size // 2, size))
    return models.PartyActivity(
        village_id=organisation.village_id,
        organisation=organisation,
        kind=kind,
        held_on=day,
        topic=chance.choice(TOPICS[kind]),
        attendance=chance.randint(low, high),
    )


def banners(villages) -> Iterator[models.PartyBanner]:
    """Banners on the Party Congress, since it was held: at the township office and in the villages."""
    chance = stream("party banners")
    for year, total in BANNERS.items():
        places = [None, *villages]
        last = min(date(year, 12, 20), TODAY - timedelta(days=1))
        for village, number in zip(places, apportion(total, [3] + [1] * len(villages)), strict=True):
            if number:
                yield models.PartyBanner(
                    village=village,
                    hung_on=day_between(chance, date(year, 10 if year == 2017 else 1, 8), last),
                    theme="学习宣传贯彻党的十九大精神",
                    place="村部" if village else "乡政府门口",
                    number=number,
                )
