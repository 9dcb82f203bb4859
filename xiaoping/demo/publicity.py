"""Writes drills, campaigns and publicity, and what the county told the township of public order.

The numbers of 2018 are the report's; those of other years are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from safety import models
from villages.models import Officer, StatedFigure, Village

from .chance import apportion, day_between, stream
from .records import TODAY, Township
from .writing import write

# held on, village number or none, scene, people, problems
DRILLS = (
    (date(2014, 6, 18), None, "山洪地质灾害避险演练", 86, "预警广播个别组听不清"),
    (date(2015, 6, 11), None, "山洪地质灾害避险演练", 94, ""),
    (date(2016, 5, 26), 6, "水库下游转移演练", 120, "转移路线标识不足"),
    (date(2017, 6, 15), None, "山洪地质灾害避险演练", 110, ""),
    (date(2017, 11, 9), 1, "中心小学消防疏散演练", 240, "楼梯口拥堵"),
    (date(2018, 5, 24), None, "山洪地质灾害避险演练", 132, "两处预警喇叭故障，已修复"),
    (date(2018, 11, 9), 1, "中心小学消防疏散演练", 260, ""),
    (date(2019, 3, 28), 7, "森林火灾扑救演练", 64, "风力灭火机备用油不足"),
)

# theme, name, first and last day, document
CAMPAIGNS = (
    ("safety", "“安全生产月”活动", date(2014, 6, 1), date(2014, 6, 30), "晓安〔2014〕5号"),
    ("safety", "烟花爆竹“打非治违”行动", date(2015, 1, 10), date(2015, 2, 28), "晓安〔2015〕1号"),
    ("safety", "“安全生产月”活动", date(2015, 6, 1), date(2015, 6, 30), "晓安〔2015〕4号"),
    ("safety", "“安全生产月”活动", date(2016, 6, 1), date(2016, 6, 30), "晓安〔2016〕4号"),
    ("safety", "农村道路交通整治行动", date(2016, 9, 1), date(2016, 11, 30), "晓安〔2016〕7号"),
    ("safety", "烟花爆竹“打非治违”行动", date(2017, 1, 5), date(2017, 2, 20), "晓安〔2017〕1号"),
    ("safety", "“安全生产月”活动", date(2017, 6, 1), date(2017, 6, 30), "晓安〔2017〕5号"),
    ("safety", "烟花爆竹“打非治违”行动", date(2018, 1, 15), date(2018, 3, 5), "晓安〔2018〕1号"),
    ("safety", "“安全生产月”活动", date(2018, 6, 1), date(2018, 6, 30), "晓安〔2018〕4号"),
    ("safety", "道路交通秋冬整治行动", date(2018, 10, 8), date(2018, 12, 31), "晓安〔2018〕8号"),
    ("safety", "烟花爆竹“打非治违”行动", date(2019, 1, 14), date(2019, 2, 25), "晓安〔2019〕1号"),
    ("anticrime", "扫黑除恶专项斗争", date(2018, 2, 5), date(2020, 12, 31), "晓发〔2018〕6号"),
    ("fire", "森林防火专项行动", date(2018, 3, 25), date(2018, 4, 30), "晓防火〔2018〕2号"),
)

# theme, kind: quantity by year; shared out over villages and days, those without a village are the township's
PUBLICITY = {
    ("anticrime", "slogan"): {2018: 10, 2019: 2},
    ("anticrime", "banner"): {2018: 12, 2019: 4},
    ("anticrime", "leaflet"): {2018: 1080, 2019: 260},
    ("safety", "leaflet"): {2014: 480, 2015: 560, 2016: 720, 2017: 860, 2018: 1150, 2019: 310},
    ("safety", "banner"): {2014: 12, 2015: 15, 2016: 18, 2017: 24, 2018: 32, 2019: 8},
    ("fire", "banner"): {2017: 16, 2018: 18, 2019: 16},
}
DISPLAYS = (date(2018, 3, 12), date(2018, 6, 20), date(2018, 9, 17), date(2019, 3, 4))  # by the township, against crime

# key: unit, document, value by year
STATED: dict[str, tuple[str, str, dict[int, int]]] = {
    "illegal_petitions": ("case", "县信访局{}年通报", {2014: 2, 2015: 2, 2016: 1, 2017: 1, 2018: 0}),
    "illegal_skip_level_petitions": ("case", "县信访局{}年通报", {2014: 1, 2015: 1, 2016: 1, 2017: 0, 2018: 0}),
    "registered_drug_users": ("person", "派出所{}年底书面通报", {2015: 46, 2016: 44, 2017: 42, 2018: 39}),
    "opinion_survey_rank_in_county": ("rank", "县委政法委{}年民调通报", {2016: 14, 2017: 9, 2018: 6}),
}


def load(township: Township) -> None:
    """Write all of it."""
    villages = {village.number: village for village in Village.objects.all()}
    write(
        models.Drill(
            village=villages[number] if number else None, held_on=day, scene=scene, people=people, problems=problems
        )
        for day, number, scene, people, problems in DRILLS
    )
    campaigns = write(
        models.Campaign(theme=theme, name=name, since=since, until=until, document=document)
        for theme, name, since, until, document in CAMPAIGNS
    )
    write(publicity(villages, campaigns))
    write(statements())


def statements() -> Iterator[StatedFigure]:
    """What the county and the police told, stated by an officer of the stability office: totals of the township."""
    officer = Officer.objects.filter(village=None, title="综治办干事").earliest("since", "pk")
    for key, (unit, document, values) in STATED.items():
        for year, value in values.items():
            yield StatedFigure(
                key=f"safety.{key}",
                first=date(year, 1, 1),
                last=date(year, 12, 31),
                value=value,
                unit=unit,
                officer=officer,
                document=document.format(year),
            )


def publicity(villages, campaigns) -> Iterator[models.Publicity]:
    """Quantities of a year shared out over villages and their days; displays by the township."""
    chance = stream("publicity")
    crime = next(one for one in campaigns if one.theme == "anticrime")
    for (theme, kind), years in PUBLICITY.items():
        for year, quantity in years.items():
            shares = apportion(quantity, [chance.uniform(0.7, 1.4) for _village in villages])
            first, last = date(year, 2, 6), min(date(year, 11, 30), TODAY - timedelta(days=2))
            for village, share in zip(villages.values(), shares, strict=True):
                if share:
                    yield models.Publicity(
                        theme=theme,
                        kind=kind,
                        village=village,
                        campaign=crime if theme == "anticrime" else None,
                        done_on=day_between(chance, first, last),
                        quantity=share,
                        place=chance.choice(("村部", "村口", "小学门口", "集市", "主干道旁")),
                    )
    for day in DISPLAYS:
        yield models.Publicity(
            theme="anticrime", kind="display", campaign=crime, done_on=day, quantity=1, place="乡政府门口电子屏"
        )
