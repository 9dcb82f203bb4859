"""Party work and staff of the small township, and what the party taught and built.

Organisations: 甲支部 in 甲村 since 2010; 乙支部 in 乙村 and 丙支部 in 丙村 since 1 January 2016, the latter dissolved
on 30 June 2017; 机关支部 of the township itself since 1 March 2018.
Returns (members; recruited, of these young): 甲支部 for 31 October 2012 (18; 3, 3), 31 December 2016 (20; 1, 1), 2017
(22; 2, 1) and 2018 (21; 0, 0); 乙支部 for 31 December 2016 (10; 1, 0) and 2018 (12; 2, 2); 丙支部 for 31 December
2016 (5; 1, 1); 机关支部 for 31 December 2018 (8; 1, 1) and 31 January 2019 (9; 1, 1).
Meetings: 甲支部: of members on 31 December 2017 and 1 January 2018, of its committee on 1 June 2018, of a group on 1
July 2018, a lecture on 31 December 2018; life meetings on 1 February and 1 August 2018; policy on 3 March 2018.
乙支部: of members on 5 May 2018, a lecture on 1 January 2019; a life meeting on 2 February 2017; policy on 3 March
2017. 机关支部: of its committee on 4 April 2018; policy on 5 April and 10 October 2018.
Banners: 甲村 5 on 31 December 2017 and 3 on 15 January 2018, 乙村 2 on 31 December 2018, the township 4 on 1 May
2018. Staff of the township, beside 统计员, 李安 and 陈检 who are there from the start: 书记 from the start; 乡长 from
the start to 31 December 2018, 新乡长 from that day; 专干 from 1 March 2017 and 新专干 from 1 June 2018. On the
leadership team: 书记; 乡长 until 31 December 2018 and 新乡长 from that day; 专干 from 1 January 2019.
Trainings of leaders to wealth: the township 3 people on 31 October 2012 and 6 on 1 November 2012, 甲村 4 in 2017,
乙村 5 on 31 December 2018 and 2 on 1 January 2019. Farm skills, beside 15 people in 甲村 in 2018: the township 30 in
2017, 甲村 12 in 2018, 乙村 20 on 31 December 2018.
Works, beside the centre of 甲村 rebuilt by 30 November 2018: that centre again by 31 December 2018; in 乙村 the
clinic rebuilt by 5 May 2018, the centre rebuilt by 9 September 2017 and repaired by 8 August 2018.
The report of 2018 prints, in section 1, 16 people (F1) of whom 5 households (F2) are on the register, 3 out of
poverty (F3) and 3 still poor (F4), which is one too many: found on 1 March 2019.
The plan of 2018 has the goal 稳定 with the part 脱贫, and four targets from 1 January to 31 December: those out of
poverty at the end of 2017 (H2, H7) hold; at most 2 people still poor, where 8 were; planned, of the township itself,
会议 yes or no; in 甲村 three milestones due at the end of March, June and December. The cadre declared the first of
them on 30 March, named a document, and the clerk verified it on 5 April; the cadre declared the second on 20 June,
without evidence. Green up to 10 points behind, yellow up to 30, and when due within 15 days with less than 90 % done.
"""

from datetime import date

from planning import models
from villages.models import Facility, FacilityWork, Officer, Training

START = date(2016, 1, 1)


def year_end(year: int) -> date:
    return date(year, 12, 31)


def build(small) -> None:
    """Write these records."""
    upper, lower, gone = small.villages.values()
    organisations = {
        name: models.PartyOrganisation.objects.create(village=village, name=name, since=since, until=until)
        for name, village, since, until in (
            ("甲支部", upper, date(2010, 1, 1), None),
            ("乙支部", lower, START, None),
            ("丙支部", gone, START, date(2017, 6, 30)),
            ("机关支部", None, date(2018, 3, 1), None),
        )
    }
    _returns(organisations)
    _activities(organisations)
    for village, day, number in (
        (upper, year_end(2017), 5),
        (upper, date(2018, 1, 15), 3),
        (lower, year_end(2018), 2),
        (None, date(2018, 5, 1), 4),
    ):
        models.PartyBanner.objects.create(village=village, hung_on=day, theme="十九大", number=number)
    _staff()
    _trainings(upper, lower)
    _works(upper, lower)
    _report()
    _plan(small, upper)


def _returns(organisations) -> None:
    for name, day, members, recruited, young in (
        ("甲支部", date(2012, 10, 31), 18, 3, 3),
        ("甲支部", year_end(2016), 20, 1, 1),
        ("甲支部", year_end(2017), 22, 2, 1),
        ("甲支部", year_end(2018), 21, 0, 0),
        ("乙支部", year_end(2016), 10, 1, 0),
        ("乙支部", year_end(2018), 12, 2, 2),
        ("丙支部", year_end(2016), 5, 1, 1),
        ("机关支部", year_end(2018), 8, 1, 1),
        ("机关支部", date(2019, 1, 31), 9, 1, 1),
    ):
        of = organisations[name]
        models.PartyReturn.objects.create(
            village=of.village,
            organisation=of,
            as_of=day,
            members=members,
            recruited=recruited,
            recruited_young=young,
        )


def _activities(organisations) -> None:
    for name, kind, day in (
        ("甲支部", "general_meeting", year_end(2017)),
        ("甲支部", "general_meeting", date(2018, 1, 1)),
        ("甲支部", "committee_meeting", date(2018, 6, 1)),
        ("甲支部", "group_meeting", date(2018, 7, 1)),
        ("甲支部", "lecture", year_end(2018)),
        ("甲支部", "life_meeting", date(2018, 2, 1)),
        ("甲支部", "life_meeting", date(2018, 8, 1)),
        ("甲支部", "policy_study", date(2018, 3, 3)),
        ("乙支部", "general_meeting", date(2018, 5, 5)),
        ("乙支部", "lecture", date(2019, 1, 1)),
        ("乙支部", "life_meeting", date(2017, 2, 2)),
        ("乙支部", "policy_study", date(2017, 3, 3)),
        ("机关支部", "committee_meeting", date(2018, 4, 4)),
        ("机关支部", "policy_study", date(2018, 4, 5)),
        ("机关支部", "policy_study", date(2018, 10, 10)),
    ):
        of = organisations[name]
        models.PartyActivity.objects.create(village=of.village, organisation=of, kind=kind, held_on=day, attendance=8)


def _staff() -> None:
    officers = {
        name: Officer.objects.create(name=name, title=name, since=since, until=until)
        for name, since, until in (
            ("书记", START, None),
            ("乡长", START, year_end(2018)),
            ("新乡长", year_end(2018), None),
            ("专干", date(2017, 3, 1), None),
            ("新专干", date(2018, 6, 1), None),
        )
    }
    for name, since, until in (
        ("书记", START, None),
        ("乡长", START, year_end(2018)),
        ("新乡长", year_end(2018), None),
        ("专干", date(2019, 1, 1), None),
    ):
        models.LeadershipSeat.objects.create(officer=officers[name], duty="全面工作", since=since, until=until)


def _trainings(upper, lower) -> None:
    for village, kind, day, attendance in (
        (None, "wealth_leader", date(2012, 10, 31), 3),
        (None, "wealth_leader", date(2012, 11, 1), 6),
        (upper, "wealth_leader", date(2017, 5, 5), 4),
        (lower, "wealth_leader", year_end(2018), 5),
        (lower, "wealth_leader", date(2019, 1, 1), 2),
        (None, "farm_skill", date(2017, 10, 10), 30),
        (upper, "farm_skill", date(2018, 6, 6), 12),
        (lower, "farm_skill", year_end(2018), 20),
    ):
        Training.objects.create(village=village, kind=kind, topic="培训", held_on=day, attendance=attendance)


def _works(upper, lower) -> None:
    centre = Facility.objects.get(name="甲村活动场所")
    other = Facility.objects.create(village=lower, kind="centre", name="乙村活动场所", since=START)
    clinic = Facility.objects.get(name="乙村卫生室")
    for facility, kind, finished in (
        (centre, "rebuilt", year_end(2018)),
        (clinic, "rebuilt", date(2018, 5, 5)),
        (other, "rebuilt", date(2017, 9, 9)),
        (other, "repaired", date(2018, 8, 8)),
    ):
        FacilityWork.objects.create(
            village=facility.village, facility=facility, kind=kind, begun_on=START, finished_on=finished
        )


def _report() -> None:
    report = models.PrintedReport.objects.create(title="2018年工作总结", year=2018)
    figures = [
        models.PrintedFigure.objects.create(
            report=report,
            number=number,
            place="1",
            about=about,
            term=term,
            value=value,
            unit=unit,
            first=date(2018, 1, 1),
            last=year_end(2018),
        )
        for number, about, term, value, unit in (
            ("F1", "villages.total_population", "总人口", 16, "person"),
            ("F2", "poverty.registered_poor_households", "建档立卡户", 5, "household"),
            ("F3", "poverty.exited_poor_households", "已脱贫户", 3, "household"),
            ("F4", "poverty.remaining_poor_households", "未脱贫户", 3, "household"),
        )
    ]
    finding = models.Finding.objects.create(
        report=report,
        rule="sum",
        mark="sum:poverty.registered_poor_households:poverty.exited_poor_households:5/3/3",
        arithmetic="3 + 3 = 6 ≠ 5",
        difference=1,
        since=date(2019, 3, 1),
    )
    finding.figures.set(figures[1:])


def _plan(small, upper) -> None:
    for kind, value in (("green_points", 10), ("yellow_points", 30), ("near_days", 15), ("near_percent", 90)):
        models.PlanRule.objects.create(kind=kind, value=value, since=START, document="办法")
    top = models.Goal.objects.create(year=2018, title="稳定")
    part = models.Goal.objects.create(year=2018, title="脱贫", parent=top)
    year = {"goal": part, "since": date(2018, 1, 1), "due_on": year_end(2018)}
    models.Target.objects.create(
        **year,
        title="不返贫",
        kind="cohort",
        direction="hold",
        key="poverty.exited_poor_households",
        cohort_on=year_end(2017),
    )
    models.Target.objects.create(
        **year,
        title="减少贫困人口",
        kind="indicator",
        direction="at_most",
        key="poverty.remaining_poor_persons",
        baseline=8,
        value=2,
    )
    models.Target.objects.create(**year, title="会议", kind="yes_no")
    target = models.Target.objects.create(**year, village=upper, title="修路", kind="milestones")
    steps = [
        models.Milestone.objects.create(village=upper, target=target, title=title, due_on=day)
        for title, day in (("设计", date(2018, 3, 31)), ("开工", date(2018, 6, 30)), ("完工", year_end(2018)))
    ]
    first = models.Declaration.objects.create(
        village=upper,
        target=target,
        milestone=steps[0],
        declared_on=date(2018, 3, 30),
        declared_by=small.cadre,
        note="设计完成",
        verified_on=date(2018, 4, 5),
        verified_by=small.clerk,
    )
    models.Proof.objects.create(village=upper, declaration=first, reference="设计批复", dated_on=date(2018, 3, 28))
    models.Declaration.objects.create(
        village=upper,
        target=target,
        milestone=steps[1],
        declared_on=date(2018, 6, 20),
        declared_by=small.cadre,
        note="已开工",
    )


def add(small, number: int) -> None:
    """Many more of each in 甲村."""
    upper = small.villages["甲村"]
    of = models.PartyOrganisation.objects.get(name="甲支部")
    for place in range(number):
        day = date(1980 + place, 1, 1)
        models.PartyOrganisation.objects.create(village=upper, name=f"小组{place}", since=START)
        models.PartyReturn.objects.create(village=upper, organisation=of, as_of=day, members=1)
        models.PartyActivity.objects.create(
            village=upper, organisation=of, kind="policy_study", held_on=day, attendance=1
        )
        models.PartyBanner.objects.create(village=upper, hung_on=day, theme=f"主题{place}")
        officer = Officer.objects.create(village=upper, name=f"干部{place}", since=START)
        models.LeadershipSeat.objects.create(village=upper, officer=officer, since=START)
        target = models.Target.objects.create(
            village=upper,
            goal=models.Goal.objects.get(title="脱贫"),
            title=f"任务{place}",
            kind="milestones",
            since=START,
            due_on=year_end(2018),
        )
        step = models.Milestone.objects.create(village=upper, target=target, title="节点", due_on=year_end(2017))
        models.Declaration.objects.create(
            village=upper,
            target=target,
            milestone=step,
            declared_on=year_end(2017),
            declared_by=small.cadre,
            note="完成",
        )
