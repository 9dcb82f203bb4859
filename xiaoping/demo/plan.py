"""Writes the plan of 2019: the report's goals, targets under them, and what was declared of it by mid-April.

Only the target of the exited households has a number in the report; the other numbers are made up.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User

from planning import models
from villages.models import Officer, Village

from .records import Township
from .writing import write

YEAR = 2019
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
GOALS = {
    "两项稳定": ("脱贫稳定", "社会稳定"),
    "三大战役": ("乡村振兴战役", "产业攻坚战役", "生态环境战役"),
    "三条底线": ("廉政底线", "民生底线", "生态底线"),
}
RULES = {"green_points": 10, "yellow_points": 30, "near_days": 15, "near_percent": 90}
RULES_DOCUMENT = "演示：乡目标管理办法"

# goal, title, leader's post, lead unit, supporting units, measure
TARGETS: tuple[tuple[str, str, str, str, str, dict[str, Any]], ...] = (
    (
        "脱贫稳定", "2017年底前已脱贫的426户不返贫", "党委副书记、乡长", "乡扶贫办", "各村、驻村工作队",
        {"kind": "cohort", "direction": "hold", "key": "poverty.exited_poor_households",
         "cohort_on": date(2017, 12, 31)},
    ),
    (
        "脱贫稳定", "未脱贫人口年底前全部脱贫", "党委副书记、乡长", "乡扶贫办", "各村",
        {"kind": "indicator", "direction": "at_most", "key": "poverty.remaining_poor_persons", "baseline": 91,
         "value": 0, "steps": ((date(2019, 6, 30), 91), (date(2019, 9, 30), 60), (LAST, 0))},
    ),
    ("社会稳定", "不发生重大安全事故", "副乡长", "乡安监站", "各村", {"kind": "yes_no", "is_veto": True}),
    (
        "乡村振兴战役", "通水泥路的村民小组达到85个", "人大主席", "乡农技站", "各村",
        {"kind": "indicator", "direction": "at_least", "key": "villages.groups_with_cement_road", "baseline": 75,
         "value": 85, "steps": ((date(2019, 6, 30), 78), (date(2019, 9, 30), 82), (LAST, 85))},
    ),
    (
        "产业攻坚战役", "黄桃面积达到900亩", "人大主席", "乡农技站", "岩坳村、长塘村",
        {"kind": "indicator", "direction": "at_least", "key": "villages.yellow_peach_area", "baseline": 800,
         "value": 900, "steps": ((date(2019, 3, 31), 860), (LAST, 900))},
    ),
    (
        "产业攻坚战役", "举办农技培训4期", "人大主席", "乡农技站", "各村",
        {"kind": "indicator", "direction": "at_least", "key": "planning.farm_skill_trainings", "baseline": 0,
         "value": 4},
    ),
    (
        "生态环境战役", "完成集镇污水处理设施建设", "副乡长", "乡国土所", "晓坪村",
        {"kind": "milestones", "steps": (
            ("完成选址和设计", date(2019, 2, 28)), ("完成招投标", date(2019, 4, 10)),
            ("主体完工", date(2019, 9, 30)), ("投入运行", date(2019, 12, 20)))},
    ),
    (
        "廉政底线", "落实党风廉政建设责任制", "纪委书记", "乡纪委", "各党支部",
        {"kind": "milestones", "is_veto": True, "steps": (
            ("签订党风廉政建设责任书", date(2019, 2, 28)), ("一季度廉政谈话", date(2019, 3, 31)),
            ("半年自查", date(2019, 7, 15)), ("年度考核", date(2019, 12, 20)))},
    ),
    (
        "民生底线", "公益性岗位不少于32个", "副乡长", "乡扶贫办", "各村",
        {"kind": "indicator", "direction": "hold", "key": "poverty.public_welfare_posts", "baseline": 32,
         "value": 32},
    ),
    ("生态底线", "河长制巡河全覆盖", "副乡长", "乡国土所", "各村", {
        "kind": "milestones", "steps": (
            ("公布河长名单", date(2019, 1, 31)), ("上半年巡河", date(2019, 6, 30)), ("全年巡河", date(2019, 12, 20)))}),
)  # fmt: skip
VILLAGE_TARGET = ("乡村振兴战役", "小冲村三会一课全年不少于60次", "planning.party_study_sessions", 60)
VILLAGE = "小冲村"

# title of the target, milestone or number, day, who declared, note, document or none, who verified and when
DECLARED = (
    ("完成集镇污水处理设施建设", "完成选址和设计", date(2019, 2, 26), "clerk", "选址、设计文件已批复",
     "芷发改〔2019〕演示12号 初步设计批复", "admin", date(2019, 3, 6)),
    ("完成集镇污水处理设施建设", "完成招投标", date(2019, 4, 9), "clerk", "招投标已完成", "", "", None),
    ("落实党风廉政建设责任制", "签订党风廉政建设责任书", date(2019, 2, 25), "clerk", "与8个村签订责任书",
     "2019年党风廉政建设责任书（8份）", "auditor", date(2019, 3, 4)),
    ("落实党风廉政建设责任制", "一季度廉政谈话", date(2019, 3, 29), "clerk", "谈话23人次", "廉政谈话记录簿", "", None),
    ("河长制巡河全覆盖", "公布河长名单", date(2019, 1, 28), "clerk", "河长名单已张贴公示", "", "", None),
    ("2017年底前已脱贫的426户不返贫", 426, date(2019, 4, 1), "clerk", "逐户走访，未发现返贫",
     "2019年一季度返贫排查台账", "auditor", date(2019, 4, 8)),
    ("黄桃面积达到900亩", 850, date(2019, 4, 2), "clerk", "岩坳、长塘新栽50亩", "", "", None),
    ("小冲村三会一课全年不少于60次", 20, date(2019, 4, 10), "cadre", "按计划开展", "", "", None),
)  # fmt: skip


def load(township: Township) -> None:
    """Write thresholds, goals, targets with their milestones, and what was declared, proved and verified."""
    write(
        models.PlanRule(kind=kind, value=value, since=FIRST, document=RULES_DOCUMENT) for kind, value in RULES.items()
    )
    goals = write_goals()
    leaders = {one.title: one for one in Officer.objects.filter(village=None, until=None).order_by("pk")}
    targets: dict[str, models.Target] = {}
    steps: list[models.Milestone] = []
    for goal, title, leader, lead, support, measure in TARGETS:
        given = {name: value for name, value in measure.items() if name != "steps"}
        [target] = write(
            [
                models.Target(
                    goal=goals[goal],
                    title=title,
                    since=FIRST,
                    due_on=LAST,
                    leader=leaders[leader],
                    lead_unit=lead,
                    supporting_units=support,
                    **given,
                )
            ]
        )
        targets[title] = target
        steps += [_step(target, *step) for step in measure.get("steps", ())]
    targets[VILLAGE_TARGET[1]] = _village_target(goals)
    milestones = {(one.target_id, one.title): one for one in write(steps)}
    write_progress(targets, milestones)


def write_goals() -> dict[str, models.Goal]:
    """The report's tree: two levels."""
    tops = write(models.Goal(year=YEAR, order=place, title=title) for place, title in enumerate(GOALS, start=1))
    parts = write(
        models.Goal(year=YEAR, order=place, title=title, parent=top)
        for top in tops
        for place, title in enumerate(GOALS[top.title], start=1)
    )
    return {goal.title: goal for goal in parts}


def _step(target, what, day) -> models.Milestone:
    """A milestone: title and day, or day and number."""
    if isinstance(what, date):
        return models.Milestone(target=target, title=f"{what.month}月底前", due_on=what, value=day)
    return models.Milestone(target=target, title=what, due_on=day)


def _village_target(goals) -> models.Target:
    goal, title, key, value = VILLAGE_TARGET
    village = Village.objects.get(name=VILLAGE)
    [target] = write(
        [
            models.Target(
                village=village,
                goal=goals[goal],
                title=title,
                kind="indicator",
                direction="at_least",
                key=key,
                baseline=0,
                value=value,
                since=FIRST,
                due_on=LAST,
                lead_unit=f"{VILLAGE}党支部",
            )
        ]
    )
    return target


def write_progress(targets, milestones) -> None:
    """What was declared, with its document and who verified it."""
    users = {one.username: one for one in User.objects.all()}
    rows, documents = [], []
    for title, what, day, by, note, document, verifier, verified_on in DECLARED:
        target = targets[title]
        rows.append(
            models.Declaration(
                village_id=target.village_id,
                target=target,
                milestone=milestones[target.pk, what] if isinstance(what, str) else None,
                value=None if isinstance(what, str) else what,
                declared_on=day,
                declared_by=users[by],
                note=note,
                verified_on=verified_on,
                verified_by=users.get(verifier),
            )
        )
        documents.append(document)
    write(
        models.Proof(village_id=one.village_id, declaration=one, reference=document, dated_on=one.declared_on)
        for one, document in zip(write(rows), documents, strict=True)
        if document
    )
