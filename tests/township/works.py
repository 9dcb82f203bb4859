"""What the villages of the small township built, grew, earned and taught, and what was stated.

Plantings: citrus 100 mu in 甲村; in 乙村 50.5 mu until 30 June 2018 and 30 mu from 1 March 2018. Yellow peach
20 mu in 甲村 from 1 May 2017, cleared on 31 December 2018, and 8 mu in 乙村 from that day. Winter peach 7.5 mu
in 甲村 from 1 February 2018. Lily: core base 12 mu in 甲村 from 2017, elsewhere 5 mu in 乙村 from 2017 and 3 mu
in 甲村 from 1 April 2018. Magnolia bark 9 mu in 乙村 from 1 March 2017.
Invested in magnolia bark: 乙村 1,000 yuan on 1 February 2016 and 500.50 on 1 March 2017, 甲村 200 on 5 January
2019; in morels: 甲村 70 on 31 December 2017 and 300 on 1 January 2018, 乙村 400 on 31 December 2018.
Photovoltaics: 甲村 from 1 June 2017; 乙村 from 1 January 2017, given up on 31 December 2018. Receipts: 甲村
3,000 on 31 December 2017 and 4,000.50 in 2018, 乙村 1,000 in 2017 and 900 in 2018; 甲村 500 of leased land in
2017.
Roads: the road of 甲村 is gravel until 1 May 2018, then 3.5 km of cement which also serves 甲一组; 乙村 has 2
km of asphalt and, from 1 February 2017, 1.25 km of cement to 乙一组; a cement road to 甲二组 comes on 1 January
2019.
Wells: deep ones W1 in 甲村, W2 in 乙村 from 1 July 2018, W3 in 甲村 given up on 1 August 2018; open ones W4 in
甲村 and W5 in 乙村. Repaired: W1 in 2017, W4 in 2017 and 2018, W5 on 31 December 2018 and on 1 January 2019.
Grid: 甲村 due on 31 December 2017, finished on 11 November 2017; due on 30 June 2018, finished on 1 May 2018;
due on 31 October 2018, not finished. 乙村 due on 30 November 2018, finished on 10 January 2019; due on 15
November 2018, not finished.
The centre of 甲村 was rebuilt from 1 June to 30 November 2018; the clinic of 乙村 is being repaired since then.
Trainings for workers: 甲村 12 people in 2017 and 40 in 2018, the township itself 25 in 2018, 乙村 30 on 31
December 2018 and 10 on 2 January 2019; farm skills: 甲村 15 people in 2018.
Stated for 2018: distance 12 km, area 61.08 km², net income 4,400 yuan and 1.1 %, gross product 91,000,000 yuan
and 1.68 %, morels 850 yuan in 甲村 and 300 in 乙村. For 2017: distance 12.5 km, net income 4,352 yuan. For the
first quarter of 2018: gross product 100 yuan.
"""

from datetime import date

from villages import models

START = date(2016, 1, 1)
YEAR_2017, YEAR_2018 = [(date(year, 1, 1), date(year, 12, 31)) for year in (2017, 2018)]


def build(small) -> None:
    """Write these records."""
    upper, lower = small.villages["甲村"], small.villages["乙村"]
    _crops(upper, lower)
    _power(upper, lower)
    _roads(upper, lower)
    _wells(upper, lower)
    _facilities(upper, lower)
    _trainings(upper, lower)
    _statements(upper, lower)


def _crops(upper, lower) -> None:
    def planted(village, crop, area, since=START, until=None, core=False):
        models.Planting.objects.create(
            village=village, crop=crop, place="坡上", area=area, since=since, until=until, is_core_base=core
        )

    planted(upper, "citrus", "100")
    planted(lower, "citrus", "50.5", until=date(2018, 6, 30))
    planted(lower, "citrus", "30", date(2018, 3, 1))
    planted(upper, "yellow_peach", "20", date(2017, 5, 1), date(2018, 12, 31))
    planted(lower, "yellow_peach", "8", date(2018, 12, 31))
    planted(upper, "winter_peach", "7.5", date(2018, 2, 1))
    planted(upper, "lily", "12", date(2017, 1, 1), core=True)
    planted(lower, "lily", "5", date(2017, 1, 1))
    planted(upper, "lily", "3", date(2018, 4, 1))
    planted(lower, "houpo", "9", date(2017, 3, 1))
    for village, crop, amount, day in (
        (lower, "houpo", "1000", date(2016, 2, 1)),
        (lower, "houpo", "500.50", date(2017, 3, 1)),
        (upper, "houpo", "200", date(2019, 1, 5)),
        (upper, "morel", "70", date(2017, 12, 31)),
        (upper, "morel", "300", date(2018, 1, 1)),
        (lower, "morel", "400", date(2018, 12, 31)),
    ):
        models.Investment.objects.create(village=village, crop=crop, amount=amount, invested_on=day, funds="产业资金")


def _power(upper, lower) -> None:
    models.PowerStation.objects.create(village=upper, name="甲电站", capacity="60", since=date(2017, 6, 1))
    models.PowerStation.objects.create(
        village=lower, name="乙电站", capacity="30", since=date(2017, 1, 1), until=date(2018, 12, 31)
    )
    for village, source, amount, day in (
        (upper, "photovoltaics", "3000", date(2017, 12, 31)),
        (lower, "photovoltaics", "1000", date(2017, 7, 1)),
        (upper, "land", "500", date(2017, 8, 1)),
        (upper, "photovoltaics", "4000.50", date(2018, 5, 1)),
        (lower, "photovoltaics", "900", date(2018, 6, 1)),
    ):
        models.CollectiveIncome.objects.create(village=village, source=source, amount=amount, received_on=day)
    for village, due, finished in (
        (upper, date(2017, 12, 31), date(2017, 11, 11)),
        (upper, date(2018, 6, 30), date(2018, 5, 1)),
        (upper, date(2018, 10, 31), None),
        (lower, date(2018, 11, 30), date(2019, 1, 10)),
        (lower, date(2018, 11, 15), None),
    ):
        models.GridProject.objects.create(village=village, name="农网改造", due_on=due, finished_on=finished)


def _roads(upper, lower) -> None:
    groups = {group.name: group for group in models.VillagerGroup.objects.all()}

    def road(village, name, surface, length, since=START, until=None, to=(None,)):
        made = models.Road.objects.create(
            village=village, name=name, surface=surface, length=length, since=since, until=until
        )
        for group in to:
            models.RoadService.objects.create(village=village, road=made, group=group and groups[group])

    road(upper, "甲路", "gravel", "3.5", until=date(2018, 5, 1))
    road(upper, "甲路", "cement", "3.5", date(2018, 5, 1), to=(None, "甲一组"))
    road(lower, "乙路", "asphalt", "2")
    road(lower, "乙组路", "cement", "1.25", date(2017, 2, 1), to=("乙一组",))
    road(upper, "甲组路", "cement", "0.75", date(2019, 1, 1), to=("甲二组",))


def _wells(upper, lower) -> None:
    wells = {
        number: models.Well.objects.create(village=village, number=number, kind=kind, since=since, until=until)
        for number, village, kind, since, until in (
            ("W1", upper, "deep", START, None),
            ("W2", lower, "deep", date(2018, 7, 1), None),
            ("W3", upper, "deep", START, date(2018, 8, 1)),
            ("W4", upper, "open", START, None),
            ("W5", lower, "open", START, None),
        )
    }
    for number, day in (
        ("W1", date(2017, 5, 5)),
        ("W4", date(2017, 3, 1)),
        ("W4", date(2018, 3, 1)),
        ("W5", date(2018, 12, 31)),
        ("W5", date(2019, 1, 1)),
    ):
        models.WellRepair.objects.create(village=wells[number].village, well=wells[number], repaired_on=day)


def _facilities(upper, lower) -> None:
    for village, kind, name, work, finished in (
        (upper, "centre", "甲村活动场所", "rebuilt", date(2018, 11, 30)),
        (lower, "clinic", "乙村卫生室", "repaired", None),
    ):
        facility = models.Facility.objects.create(village=village, kind=kind, name=name, since=START)
        models.FacilityWork.objects.create(
            village=village, facility=facility, kind=work, begun_on=date(2018, 6, 1), finished_on=finished
        )


def _trainings(upper, lower) -> None:
    for village, kind, day, attendance in (
        (upper, "labour", date(2017, 9, 9), 12),
        (upper, "labour", date(2018, 3, 1), 40),
        (None, "labour", date(2018, 7, 1), 25),
        (lower, "labour", date(2018, 12, 31), 30),
        (lower, "labour", date(2019, 1, 2), 10),
        (upper, "farm_skill", date(2018, 5, 5), 15),
    ):
        models.Training.objects.create(village=village, kind=kind, topic="培训", held_on=day, attendance=attendance)


def _statements(upper, lower) -> None:
    officer = models.Officer.objects.create(name="统计员", since=START)
    for key, (first, last), value, unit, village in (
        ("distance_to_county_seat", YEAR_2018, "12", "km", None),
        ("distance_to_county_seat", YEAR_2017, "12.5", "km", None),
        ("township_area", YEAR_2018, "61.08", "km2", None),
        ("farmer_net_income_per_capita", YEAR_2018, "4400", "yuan", None),
        ("farmer_net_income_per_capita", YEAR_2017, "4352", "yuan", None),
        ("farmer_net_income_growth", YEAR_2018, "1.1", "percent", None),
        ("gross_product_expected", YEAR_2018, "91000000", "yuan", None),
        ("gross_product_expected", (date(2018, 1, 1), date(2018, 3, 31)), "100", "yuan", None),
        ("gross_product_growth", YEAR_2018, "1.68", "percent", None),
        ("morel_expected_income", YEAR_2018, "850", "yuan", upper),
        ("morel_expected_income", YEAR_2018, "300", "yuan", lower),
    ):
        models.StatedFigure.objects.create(
            key=f"villages.{key}",
            first=first,
            last=last,
            value=value,
            unit=unit,
            village=village,
            officer=officer,
            document="统计年报",
        )


def add(small, number: int) -> None:
    """Many more of each in 甲村."""
    upper = small.villages["甲村"]
    officer = models.Officer.objects.first()
    for place in range(number):
        models.Planting.objects.create(village=upper, crop="other", place=f"坡{place}", area=1, since=START)
        models.Investment.objects.create(village=upper, crop="other", amount=1, invested_on=START, funds="自筹")
        models.PowerStation.objects.create(village=upper, name=f"电站{place}", capacity=1, since=START)
        models.CollectiveIncome.objects.create(village=upper, source="other", amount=1, received_on=START)
        models.Road.objects.create(village=upper, name=f"路{place}", surface="earth", length=1, since=START)
        well = models.Well.objects.create(village=upper, number=f"N{place}", kind="open", since=START)
        models.WellRepair.objects.create(village=upper, well=well, repaired_on=START)
        models.GridProject.objects.create(village=upper, name=f"农网{place}", due_on=START)
        facility = models.Facility.objects.create(village=upper, kind="clinic", name=f"卫生室{place}", since=START)
        models.FacilityWork.objects.create(village=upper, facility=facility, kind="repaired", begun_on=START)
        models.Training.objects.create(village=upper, kind="other", topic="培训", held_on=START, attendance=1)
        models.StatedFigure.objects.create(
            key="villages.morel_expected_income",
            first=date(2020 + place, 1, 1),
            last=date(2020 + place, 12, 31),
            value=1,
            unit="yuan",
            village=upper,
            officer=officer,
            document="统计年报",
        )
