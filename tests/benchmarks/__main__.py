"""`python -m tests.benchmarks [--rows 100000] [--rounds 15] [--only payments] [--whole]`: each goal beside its peer.

Exits 1 if a goal is missed. Each export runs in a process of its own, so that its memory is its own.
"""

import argparse
import json
import logging
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIST_GOAL, XLSX_GOAL, CSV_GOAL, MEMORY_GOAL, STATEMENTS_GOAL = 6, 8, 20, 120, 8
SAID = {True: "met   ", False: "MISSED", None: "told  "}  # the last without a goal
EXPORTS = ("our_xlsx", "stock_xlsx", "our_csv", "stock_csv")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", choices=("lists", "imports", "payments"), help="measure these alone")
    parser.add_argument("--one", choices=EXPORTS, help="run one export in this process and print what it took")
    parser.add_argument("--whole", action="store_true", help="give the import's peer the whole file: half an hour")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoping.settings")
    if chosen.one:
        return run_one(chosen.one)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        return run_all(chosen.rows, chosen.rounds, chosen.only, chosen.whole)


def run_one(name: str) -> int:
    """Time one export and read this process's peak memory."""
    import django

    django.setup()
    from django.contrib.auth.models import User

    from . import methods

    user = User.objects.get(username="bench")
    start = time.process_time()
    rows = getattr(methods, name)(user)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "seconds": seconds, "mib": peak}))
    return 0


def run_all(rows: int, rounds: int, only: str | None, whole: bool) -> int:
    from . import imports, payments

    results = []
    if only in (None, "lists"):
        results += lists(rows, rounds)
    if only in (None, "imports"):
        results += imports.results(rows, whole)
    if only in (None, "payments"):
        results += payments.results(rows // 10)
    print()
    for words, measured, passed in results:
        print(f"{SAID[passed]}  {words:<64} {measured}")
    return 1 if any(passed is False for _words, _measured, passed in results) else 0


def lists(rows: int, rounds: int):
    """The list page and the exports."""
    import django

    django.setup()
    logging.disable(logging.INFO)  # a line a request would only hide the results
    from . import data

    print(f"writing {rows:,} people …", flush=True)
    user = data.build(rows)
    return [*list_page(user, rounds), *exports()]


def list_page(user, rounds: int):
    """The list page of 50 × 12 beside the same table by django-tables2."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from . import methods

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    ours, stock = methods.our_page(user, client), methods.stock_page(user, client)
    same = methods.cells(ours) == methods.cells(stock) and len(methods.cells(ours)) == 600
    with CaptureQueriesContext(connection) as statements:
        methods.our_page(user, client)
    number = len(statements)
    yield "list page: cells identical to django-tables2's", "600 of 600" if same else "they differ", same
    ratio, words = beside(methods.our_list, methods.stock_list, user, client, rounds)
    yield f"list: filters, count, rows, table at least {LIST_GOAL} times faster", words, ratio >= LIST_GOAL
    ratio, words = beside(methods.our_page, methods.stock_page, user, client, rounds)
    yield "list page with layout, menu and form: faster", words, ratio > 1
    yield f"list page: at most {STATEMENTS_GOAL} statements", str(number), number <= STATEMENTS_GOAL


def beside(ours, stock, user, client, rounds: int) -> tuple[float, str]:
    """How many times less processor time ours takes than the stock way, run in turns; and the medians in words."""
    times: dict[str, list[float]] = {"ours": [], "stock": []}
    for _round in range(rounds):
        for name, run in (("ours", ours), ("stock", stock)):
            start = time.process_time()
            run(user, client)
            times[name].append(time.process_time() - start)
    mine, theirs = (statistics.median(times[name]) * 1000 for name in ("ours", "stock"))
    return theirs / mine, f"{theirs / mine:.1f} ({mine:.1f} ms, {theirs:.1f} ms)"


def exports():
    """xlsx and csv of every row beside django-tables2's TableExport."""
    took = {}
    for name in EXPORTS:
        print(f"{name} …", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks", "--one", name], check=True, capture_output=True, text=True
        )
        took[name] = json.loads(done.stdout.splitlines()[-1])
    for kind, goal in (("xlsx", XLSX_GOAL), ("csv", CSV_GOAL)):
        speed = {who: took[f"{who}_{kind}"]["rows"] / took[f"{who}_{kind}"]["seconds"] for who in ("our", "stock")}
        ratio, peak = speed["our"] / speed["stock"], took[f"our_{kind}"]["mib"]
        words = f"{ratio:.1f} ({speed['our']:,.0f} and {speed['stock']:,.0f} rows a second)"
        yield f"{kind}: at least {goal} times TableExport's rows a second", words, ratio >= goal
        beside = took[f"stock_{kind}"]["mib"]
        yield f"{kind}: under {MEMORY_GOAL} MiB", f"{peak:.0f} MiB (TableExport {beside:.0f})", peak < MEMORY_GOAL


if __name__ == "__main__":
    sys.exit(main())
