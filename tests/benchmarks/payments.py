"""A payment batch of many lines on PostgreSQL: built, approved, sent, exported for the bank, and settled by its file.

Each step is run with half as many lines first: of twice the lines it may take twice the statements, and no more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date

from tests.run import postgres

START, MONTHS, DAY = date(2014, 1, 1), (date(2019, 2, 1), date(2019, 3, 1)), date(2019, 3, 20)
SECONDS_GOAL = 60  # for 10,000 lines: nobody waits longer for a page


def results(lines: int):
    """The goals of payments with what was measured."""
    print(f"payments, {lines:,} lines …", flush=True)
    with postgres() as address:
        command = [sys.executable, "-m", "tests.benchmarks.payments", str(lines)]
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "DATABASE_URL": address}
        )
    for step, (half, whole) in json.loads(done.stdout.splitlines()[-1]).items():
        words = f"{half['statements']} for {half['lines']:,}, {whole['statements']} for {whole['lines']:,}"
        yield f"batch {step}: statements at most as the lines", words, whole["statements"] <= 2 * half["statements"]
        words = f"{whole['seconds']:.1f} s for {whole['lines']:,} lines"
        goal = SECONDS_GOAL * max(1, lines / 10_000)
        yield f"batch {step}: within {goal:.0f} s", words, whole["seconds"] <= goal


# in a process of its own


def main(lines: int) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoping.settings")
    django.setup()
    from . import data

    clerk = data.build(lines)
    leader = official("bench_leader", "leader")
    taken: dict[str, list[dict]] = {}
    entitle(lines // 2, 0)
    batch(clerk, leader, MONTHS[0], taken)
    entitle(lines - lines // 2, lines // 2)
    batch(clerk, leader, MONTHS[1], taken)
    print(json.dumps(taken))


def official(name: str, role: str):
    from django.contrib.auth.models import Group, User

    from villages.models import Posting

    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=role))
    Posting.objects.create(user=user, since=START)
    return user


def entitle(number: int, first: int) -> None:
    """So many people have a living subsidy of 55 yuan, and their households an account."""
    from villages.models import BankAccount, Household, Stay
    from welfare.models import Award, Programme, Rate

    programme, is_new = Programme.objects.get_or_create(
        benefit="disability_living",
        defaults={"name": "生活补贴", "document": "文件", "unit": "person", "cycle": "month", "since": START},
    )
    if is_new:
        Rate.objects.create(programme=programme, grade="", amount=55)
        homes = Household.objects.all()
        holders = dict(Stay.objects.order_by("-pk").values_list("household", "person"))
        accounts = []
        for home in homes:
            account = BankAccount(village_id=home.village_id, household=home, holder_id=holders[home.pk], since=START)
            account.bank, account.number = "农商银行", "6200000000000000001"
            accounts.append(account)
        BankAccount.objects.bulk_create(accounts, batch_size=2000)
    stays = Stay.objects.order_by("pk")[first : first + number]
    Award.objects.bulk_create(
        [
            Award(village_id=one.village_id, household_id=one.household_id, person_id=one.person_id,
                  benefit="disability_living", since=START)
            for one in stays
        ],
        batch_size=2000,
    )  # fmt: skip


def batch(clerk, leader, covers: date, taken: dict[str, list[dict]]) -> None:
    """One batch through all its steps, each timed with its statements."""
    from welfare import actions
    from welfare.models import Programme
    from welfare.pages.payments import bank_rows

    programme = Programme.objects.get(benefit="disability_living")
    more = {"on": DAY, "reason": "benchmark"}
    made = timed(taken, "built", lambda: actions.prepare_batch(programme=programme, covers=covers, by=clerk, **more))
    number = made.lines.count()
    timed(taken, "approved", lambda: actions.approve_batch(batch=made, by=leader, **more))
    timed(taken, "sent", lambda: actions.send_batch(batch=made, by=clerk, **more))
    rows = timed(taken, "exported", lambda: list(bank_rows(made, DAY)))
    answers = [actions.Answer(row[0]) for row in rows]
    timed(taken, "settled", lambda: actions.enter_answers(batch=made, answers=answers, by=clerk, **more))
    for step in taken.values():
        step[-1]["lines"] = number


def timed(taken: dict[str, list[dict]], step: str, work):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    start = time.perf_counter()
    with CaptureQueriesContext(connection) as statements:
        result = work()
    seconds = time.perf_counter() - start
    taken.setdefault(step, []).append({"seconds": seconds, "statements": len(statements)})
    return result


if __name__ == "__main__":
    main(int(sys.argv[1]))
