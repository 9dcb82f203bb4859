"""What the tests of the plan share: where a target stands on a day, declaring and verifying."""

from datetime import date

from planning import actions
from planning.models import Declaration, Target
from planning.standing import standing

MID_YEAR, YEAR_END = date(2018, 6, 30), date(2018, 12, 31)


def columns(title: str, day: date) -> tuple:
    one = standing(Target.objects.get(title=title), day)
    return one.total, one.declared, one.provable, one.verified


def colour(title: str, day: date) -> str:
    return standing(Target.objects.get(title=title), day).light.value


def declare(town, target, **given) -> Declaration:
    given = {"note": "完成", "on": date(2018, 12, 20), "by": town.cadre, "reason": "月报", **given}
    return actions.declare(target=target, **given)


def verify(declaration, by) -> Declaration:
    return actions.verify(declaration=declaration, on=YEAR_END, by=by, reason="现场查看")
