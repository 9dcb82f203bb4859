"""Writes the inspection types, sites, inspections with their answers, and hazards with their notices.

The numbers of 2018 are the report's; those of other years are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from safety import models
from villages.models import Officer, Village

from .chance import day_between, stream
from .records import OPENING, TODAY, Township
from .safety_words import CHECKLISTS, HAZARDS, SITES, TYPES
from .writing import write

# inspections by type and year; 2019 ends today
INSPECTED = {
    2014: {"fireworks": 9, "construction": 6, "road_traffic": 18, "petrol": 2, "school": 4, "fire": 2, "reservoir": 3},
    2015: {"fireworks": 10, "construction": 8, "road_traffic": 20, "petrol": 3, "school": 5, "fire": 3, "reservoir": 3},
    2016: {"fireworks": 11, "construction": 9, "road_traffic": 24, "petrol": 3, "school": 6, "fire": 4, "reservoir": 4},
    2017: {
        "fireworks": 12,
        "construction": 11,
        "road_traffic": 27,
        "petrol": 4,
        "school": 6,
        "fire": 5,
        "reservoir": 4,
    },
    2018: {
        "fireworks": 14,
        "construction": 12,
        "road_traffic": 33,
        "petrol": 4,
        "school": 8,
        "fire": 6,
        "reservoir": 5,
    },
    2019: {"fireworks": 6, "construction": 3, "road_traffic": 10, "petrol": 1, "school": 3, "fire": 3, "reservoir": 1},
}
SITE_OF = {"fireworks": "fireworks", "construction": "building", "road_traffic": "road"}  # others: their own kind
LEADERS = ("安监站站长", "副乡长", "综治办干事")
DOCUMENT = "晓安〔2014〕2号安全生产和信访事项预警办法"
HAZARD_SHARE, MAJOR_SHARE = 0.22, 0.08
RESPONSIBLE = {
    "fireworks": "店主",
    "building": "项目负责人",
    "road": "养护负责人",
    "petrol": "站长",
    "school": "校长",
    "reservoir": "管理员",
}


def load(township: Township) -> None:
    """Write all of it."""
    write([warnings()])
    villages = {village.number: village for village in Village.objects.all()}
    kinds = write_types()
    sites = write_sites(villages)
    inspections = write(inspected(kinds, sites))
    write_answers(inspections)
    write_hazards(inspections)


def warnings() -> models.WarningRule:
    """How many days before a deadline the township warns."""
    return models.WarningRule(document=DOCUMENT, hazard_days=5, case_days=7, licence_days=30, since=OPENING)


def in_post(titles: tuple[str, ...], day: date) -> list[Officer]:
    """The township's officers with one of these posts on a day, in a fixed order."""
    rows = Officer.objects.in_force(day).filter(village=None, title__in=titles).order_by("since", "pk")
    return sorted(rows, key=lambda officer: titles.index(officer.title))


def write_types() -> dict[str, models.InspectionType]:
    """The types with their checklists; one list got another question in 2018."""
    kinds = write(
        models.InspectionType(code=code, name=name, number=number, since=OPENING)
        for number, (code, name) in enumerate(TYPES.items(), start=1)
    )
    write(
        models.ChecklistItem(kind=kind, number=number, text=text, basis=basis, since=since)
        for kind in kinds
        for number, (text, basis, since) in enumerate(CHECKLISTS[kind.code], start=1)
    )
    return {kind.code: kind for kind in kinds}


def write_sites(villages) -> dict[str, list[models.Site]]:
    """Sites by kind; licences and contacts where there are any."""
    by_kind: dict[str, list[models.Site]] = {}
    for place, (kind, number, name, where, licence, licensed_until, since, until) in enumerate(SITES):
        by_kind.setdefault(kind, []).append(
            models.Site(
                village=villages[number],
                kind=kind,
                name=name,
                place=where,
                licence=licence,
                licensed_until=licensed_until,
                contact=RESPONSIBLE[kind],
                phone=f"1400002{place:04}",
                since=since,
                until=until,
            )
        )
    write(site for sites in by_kind.values() for site in sites)
    return by_kind


def inspected(kinds, sites) -> Iterator[models.Inspection]:
    """Each year's inspections, by turns over the sites that were open."""
    chance = stream("inspections")
    for year, wanted in INSPECTED.items():
        first, last = date(year, 1, 4), min(date(year, 12, 28), TODAY - timedelta(days=3))
        for code, number in wanted.items():
            for _turn in range(number):
                day = day_between(chance, first, last)
                kind = SITE_OF.get(code, code)
                open_then = [
                    one for one in sites.get(kind, ()) if one.since <= day and (not one.until or one.until > day)
                ]
                site = chance.choice(open_then) if open_then else None
                yield models.Inspection(
                    village=site.village if site else None,
                    kind=kinds[code],
                    site=site,
                    place="" if site else "集镇街道沿线",
                    inspected_on=day,
                    leader=chance.choice(in_post(LEADERS, day)[:3]),
                    inspectors=chance.choice((2, 2, 3, 3, 4)),
                    result="clear",
                )


def write_answers(inspections) -> None:
    """An answer to every question of the day's list; who answers one with no put it right on the spot."""
    chance = stream("checklists")
    items: dict[int, list[models.ChecklistItem]] = {}
    for item in models.ChecklistItem.objects.order_by("number"):
        items.setdefault(item.kind_id, []).append(item)
    answers = []
    for inspection in inspections:
        for item in items[inspection.kind_id]:
            if item.since <= inspection.inspected_on:
                not_met = chance.random() < 0.05
                if not_met:
                    inspection.result = "on_the_spot"
                answers.append(
                    models.InspectionAnswer(
                        village_id=inspection.village_id,
                        inspection=inspection,
                        item=item,
                        answer="not_met" if not_met else "met",
                    )
                )
    write(answers)


def write_hazards(inspections) -> None:
    """What some inspections found: put right in one turn mostly, in two sometimes; the latest are still open."""
    chance = stream("hazards")
    hazards: list[models.Hazard] = []
    notices: list[models.HazardNotice] = []
    for inspection in sorted(inspections, key=lambda one: (one.inspected_on, one.pk)):
        if chance.random() >= HAZARD_SHARE:
            continue
        inspection.result = "hazards"
        is_major = chance.random() < MAJOR_SHARE
        what, category = chance.choice(HAZARDS[inspection.kind.code])
        hazard = models.Hazard(
            village_id=inspection.village_id,
            inspection=inspection,
            site=inspection.site,
            place=inspection.place,
            grade="major" if is_major else "general",
            what=what,
            category=category,
            since=inspection.inspected_on,
        )
        hazards.append(hazard)
        notices += turns(hazard, chance)
    settle(hazards, notices)
    write(hazards)
    write(notices)
    models.Inspection.objects.bulk_update(inspections, ["result"], batch_size=500)


def turns(hazard: models.Hazard, chance: Random) -> Iterator[models.HazardNotice]:
    """The notices of a hazard as far as they went by today; ends the hazard after the last of them."""
    issued, turn = hazard.since, 1
    first, *others = in_post(("安监站站长", "副乡长"), issued)
    while True:
        deadline = issued + timedelta(days=30 if hazard.grade == "major" else chance.choice((3, 5, 7, 15)))
        notice = models.HazardNotice(
            village_id=hazard.village_id,
            hazard=hazard,
            issued_on=issued,
            issued_by=first,
            responsible=hazard.site.contact if hazard.site else "村委会",
            measures="按要求整改到位，整改期间设专人看守",
            amount=chance.choice((0, 200, 500, 1200)) * (10 if hazard.grade == "major" else 1),
            deadline=deadline,
            plan="整改期间停用，落实应急人员" if hazard.grade == "major" else "",
        )
        yield notice
        done = day_between(chance, issued + timedelta(days=1), deadline)
        if done > TODAY:
            return
        notice.rectified_on, notice.rectified_by, notice.done = done, first, "已按通知整改"
        checked = done + timedelta(days=chance.randint(1, 4))
        if checked > TODAY:
            return
        notice.rechecked_on, notice.rechecked_by = checked, chance.choice(others)
        notice.is_passed = turn > 1 or chance.random() > 0.12
        if notice.is_passed:
            hazard.until, hazard.until_reason = checked, "closed"
            return
        issued, turn = checked, turn + 1


def settle(hazards: list[models.Hazard], notices: list[models.HazardNotice]) -> None:
    """One major hazard went to the county for a receipt; of this spring's one is overdue, and three are under way."""

    def reopened(hazard: models.Hazard, turns: int = 1) -> list[models.HazardNotice]:
        """The first notices of a hazard that is open again, with nothing put right under them."""
        own = [notice for notice in notices if notice.hazard is hazard]
        notices[:] = [notice for notice in notices if notice.hazard is not hazard or notice in own[:turns]]
        hazard.until, hazard.until_reason = None, ""
        for notice in own[:turns]:
            notice.rectified_on = notice.rectified_by = notice.rechecked_on = notice.rechecked_by = None
            notice.is_passed, notice.done = None, ""
        return own[:turns]

    county = next(one for one in hazards if one.grade == "major" and one.since >= date(2016, 6, 1))
    [notice] = reopened(county)
    county.until, county.until_reason = notice.deadline + timedelta(days=12), "handed_over"
    county.receipt = f"县安监收〔{county.until.year}〕14号"
    spring = [one for one in hazards if one.since >= date(2019, 1, 20)]
    overdue, *_between, waiting, running, new = spring
    [notice] = reopened(overdue)
    overdue.grade, notice.plan = "major", "整改期间停用，落实应急人员"
    notice.deadline = overdue.since + timedelta(days=30)
    [notice] = reopened(waiting)
    notice.deadline = TODAY + timedelta(days=1)
    notice.rectified_on, notice.rectified_by, notice.done = TODAY - timedelta(days=1), notice.issued_by, "已按通知整改"
    [notice] = reopened(running)
    notice.deadline = TODAY + timedelta(days=4)
    reopened(new, turns=0)
