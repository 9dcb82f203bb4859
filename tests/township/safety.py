"""Public safety in the small township; its visits and its cases stand in modules of their own.

The township's officers 李安 and 陈检 inspect. Types: fireworks, building works, road traffic, schools. The list for
fireworks asks “Licence on the wall?” from the start, and “No smoking near the stock?” from 1 July 2018.
Sites: in 甲村 the fireworks shop 甲花炮店, licensed until 31 December 2018; in 乙村 the school 乙小学.
Inspections, with how many went: fireworks: 甲村 3 on 1 May 2017, 4 on 1 January 2018 and 2 on 31 December 2018, 乙村 3
on 2 February 2018 and 9 on 1 January 2019; building works: 甲村 3 on 1 June 2018; road traffic: the township itself 6
on 1 July 2018, 乙村 5 on 1 August 2018; schools: 甲村 2 on 1 September 2018.
Hazards: in 甲村 “stock too high” (major) found on 31 December 2018, notice that day until 15 January 2019, not put
right; “no extinguisher” (general) found on 1 January 2018, notice until 10 January, put right on the 9th, closed on the
11th. In 乙村 “wall cracked” (major) found on 1 August 2018, no notice.
Drills: 乙村 on 1 June 2017, 甲村 on 12 May 2018, the township on 9 November 2018.
Campaigns for work safety, all the township's: from 15 December 2017 to 31 January 2018, from 1 March 2018, and from 31
December 2018; against organised crime: from 1 February 2018.
Publicity against organised crime: slogans: 甲村 3 on 31 December 2017 and 4 on 1 March 2018, 乙村 2 on 31 December
2018; banners: 甲村 5 on 1 April 2018, the township 1 the day after; displays: the township 2 times on 1 May 2018,
乙村 once on 2 January 2019; leaflets: 甲村 300 and 乙村 200 on 1 May 2018. For work safety: leaflets: 甲村 100 on 1
June 2018, the township 50 on 16 June 2018; banners: 乙村 7 on 1 June 2018, 甲村 2 on 1 October 2018 and 1 on 1
February 2019.
The clerk holds one of the two posts in charge of public order, the cadre does not.
Stated for 2018: 2 illegal petitions, 1 to a higher level, 7 registered drug users, rank 6. For 2017: rank 9.
"""

from datetime import date

from django.contrib.auth.models import Group

from safety import models
from safety.models import Site
from villages.models import Household, Officer, StatedFigure

from . import cases, visits

START = date(2016, 1, 1)


def build(small) -> None:
    """Write these records."""
    small.clerk.groups.add(Group.objects.get(name="public_order_post"))
    upper, lower = small.villages["甲村"], small.villages["乙村"]
    first = Officer.objects.create(name="李安", title="安监站站长", since=START)
    Officer.objects.create(name="陈检", title="安监站干事", since=START)
    _inspections(upper, lower, first)
    _publicity(upper, lower)
    visits.build(small, first)
    cases.build(upper, lower)
    for key, value, unit, year in (
        ("illegal_petitions", 2, "case", 2018),
        ("illegal_skip_level_petitions", 1, "case", 2018),
        ("registered_drug_users", 7, "person", 2018),
        ("opinion_survey_rank_in_county", 6, "rank", 2018),
        ("opinion_survey_rank_in_county", 9, "rank", 2017),
    ):
        StatedFigure.objects.create(
            key=f"safety.{key}",
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            value=value,
            unit=unit,
            officer=first,
            document="县综治办通报",
        )


def _inspections(upper, lower, officer) -> None:
    kinds = {
        code: models.InspectionType.objects.create(code=code, name=name, number=number, since=START)
        for number, (code, name) in enumerate(
            [("fireworks", "烟花爆竹"), ("construction", "建筑施工"), ("road_traffic", "道路交通"), ("school", "校园")],
            start=1,
        )
    }
    for number, text, since in ((1, "是否亮证经营", START), (2, "库房是否禁烟", date(2018, 7, 1))):
        models.ChecklistItem.objects.create(kind=kinds["fireworks"], number=number, text=text, since=since)
    shop = Site.objects.create(
        village=upper,
        kind="fireworks",
        name="甲花炮店",
        licence="YH001",
        licensed_until=date(2018, 12, 31),
        contact="张一",
        phone="13812341234",
        since=START,
    )
    Site.objects.create(village=lower, kind="school", name="乙小学", since=START)
    made = {
        (code, day): models.Inspection.objects.create(
            village=village,
            kind=kinds[code],
            site=site,
            place="" if site else "路口",
            inspected_on=day,
            leader=officer,
            inspectors=inspectors,
            result="clear",
        )
        for code, village, site, inspectors, day in (
            ("fireworks", upper, shop, 3, date(2017, 5, 1)),
            ("fireworks", upper, shop, 4, date(2018, 1, 1)),
            ("fireworks", upper, shop, 2, date(2018, 12, 31)),
            ("fireworks", lower, None, 3, date(2018, 2, 2)),
            ("fireworks", lower, None, 9, date(2019, 1, 1)),
            ("construction", upper, None, 3, date(2018, 6, 1)),
            ("road_traffic", None, None, 6, date(2018, 7, 1)),
            ("road_traffic", lower, None, 5, date(2018, 8, 1)),
            ("school", upper, None, 2, date(2018, 9, 1)),
        )
    }
    models.InspectionAnswer.objects.create(
        village=upper,
        inspection=made["fireworks", date(2018, 1, 1)],
        item=models.ChecklistItem.objects.get(number=1),
        answer="not_met",
    )
    stock = models.Hazard.objects.create(
        village=upper,
        inspection=made["fireworks", date(2018, 12, 31)],
        site=shop,
        grade="major",
        what="库存超量",
        category="dangerous_goods",
        since=date(2018, 12, 31),
    )
    extinguisher = models.Hazard.objects.create(
        village=upper,
        inspection=made["fireworks", date(2018, 1, 1)],
        site=shop,
        grade="general",
        what="未配灭火器",
        category="fire",
        since=date(2018, 1, 1),
        until=date(2018, 1, 11),
        until_reason="closed",
    )
    models.Hazard.objects.create(
        village=lower, category="structure", grade="major", what="围墙开裂", place="校门", since=date(2018, 8, 1)
    )
    given = {"village": upper, "issued_by": officer, "responsible": "张一", "measures": "限期整改"}
    models.HazardNotice.objects.create(**given, hazard=stock, issued_on=date(2018, 12, 31), deadline=date(2019, 1, 15))
    models.HazardNotice.objects.create(
        **given,
        hazard=extinguisher,
        issued_on=date(2018, 1, 1),
        deadline=date(2018, 1, 10),
        rectified_on=date(2018, 1, 9),
        rectified_by=officer,
        rechecked_on=date(2018, 1, 11),
        rechecked_by=Officer.objects.get(name="陈检"),
        is_passed=True,
    )


def _publicity(upper, lower) -> None:
    for village, day in ((lower, date(2017, 6, 1)), (upper, date(2018, 5, 12)), (None, date(2018, 11, 9))):
        models.Drill.objects.create(village=village, held_on=day, scene="山洪避险", people=40)
    for theme, since, until in (
        ("safety", date(2017, 12, 15), date(2018, 1, 31)),
        ("safety", date(2018, 3, 1), date(2018, 4, 30)),
        ("safety", date(2018, 12, 31), date(2019, 3, 31)),
        ("anticrime", date(2018, 2, 1), date(2018, 12, 31)),
    ):
        models.Campaign.objects.create(theme=theme, name="专项行动", since=since, until=until)
    for theme, kind, village, quantity, day in (
        ("anticrime", "slogan", upper, 3, date(2017, 12, 31)),
        ("anticrime", "slogan", upper, 4, date(2018, 3, 1)),
        ("anticrime", "slogan", lower, 2, date(2018, 12, 31)),
        ("anticrime", "banner", upper, 5, date(2018, 4, 1)),
        ("anticrime", "banner", None, 1, date(2018, 4, 2)),
        ("anticrime", "display", None, 2, date(2018, 5, 1)),
        ("anticrime", "display", lower, 1, date(2019, 1, 2)),
        ("anticrime", "leaflet", upper, 300, date(2018, 5, 1)),
        ("anticrime", "leaflet", lower, 200, date(2018, 5, 1)),
        ("safety", "leaflet", upper, 100, date(2018, 6, 1)),
        ("safety", "leaflet", None, 50, date(2018, 6, 16)),
        ("safety", "banner", lower, 7, date(2018, 6, 1)),
        ("safety", "banner", upper, 2, date(2018, 10, 1)),
        ("safety", "banner", upper, 1, date(2019, 2, 1)),
    ):
        models.Publicity.objects.create(theme=theme, kind=kind, village=village, quantity=quantity, done_on=day)


def add(small, number: int) -> None:
    """Many more of each in 甲村."""
    upper, visit_round = small.villages["甲村"], models.VisitRound.objects.get(name="B轮")
    officer = Officer.objects.get(name="李安")
    kind, item = models.InspectionType.objects.get(code="school"), models.ChecklistItem.objects.get(number=1)
    rule, theme = models.CaseRule.objects.get(), {"village": upper, "theme": "other"}
    for place in range(number):
        day = date(1990 + place, 1, 1)
        site = Site.objects.create(village=upper, kind="other", name=f"点{place}", since=day)
        inspection = models.Inspection.objects.create(
            village=upper, kind=kind, site=site, inspected_on=day, leader=officer, inspectors=1, result="clear"
        )
        models.InspectionAnswer.objects.create(village=upper, inspection=inspection, item=item, answer="met")
        hazard = models.Hazard.objects.create(village=upper, site=site, grade="general", what="隐患", since=day)
        models.HazardNotice.objects.create(
            village=upper,
            hazard=hazard,
            issued_on=day,
            issued_by=officer,
            responsible="张一",
            measures="整改",
            deadline=day,
        )
        models.Drill.objects.create(village=upper, held_on=day, scene="演练", people=1)
        models.Campaign.objects.create(**theme, name="行动", since=day, until=day)
        models.Publicity.objects.create(**theme, kind="broadcast", done_on=day, quantity=1)
        household = Household.objects.get(number=f"N{place}")
        visit = models.Visit.objects.create(
            village=upper,
            round=visit_round,
            household=household,
            group=household.group,
            officer=officer,
            visited_on=day,
            mode="phone",
        )
        check = models.SpotCheck.objects.create(
            village=upper,
            visit=visit,
            drawn_on=day,
            checked_on=day,
            checked_by=Officer.objects.get(name="陈检"),
            mode="phone",
            result="missed",
        )
        models.Deduction.objects.create(
            village=upper, check_made=check, officer=officer, imposed_on=day, amount=50, document="方案"
        )
        models.Case.objects.create(
            number=f"N{place}",
            channel="letter",
            category="other",
            village=upper,
            office="village",
            rule=rule,
            received_on=day,
            accept_due=day,
            concluded_on=day,
            outcome="refused",
        )
