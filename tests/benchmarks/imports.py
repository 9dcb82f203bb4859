"""Bringing in people from a workbook beside django-import-export: the same file, the same tables, the same PostgreSQL.

Both do what their users wait for: every row is gone through and shown, then gone through again and written. The peer's
writing alone is timed beside it. Each run has a database and a process of its own, so that its memory is its own. The
peer gets shorter files of the same people, of two lengths, so that one can see that its time grows as the rows do; or,
with `--whole`, the same file, which takes it half an hour.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.run import postgres

DEFAULT_GOAL, BULK_GOAL, MEMORY_GOAL = 15, 6, 300
LENGTHS = {"default": (2_000, 8_000), "bulk": (5_000, 20_000)}


def results(rows: int, whole: bool = False):
    """The goals of imports with what was measured."""
    with postgres() as address, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.xlsx"
        run("prepare", address, file, rows)
        ours = run("ours", copy(address, "ours"), file, rows)
        again = run("again", named(address, "ours"), file, rows)
        yield f"import of {rows:,} x 14, with checks, history, search words", told(ours), True
        yield f"import: under {MEMORY_GOAL} MiB", f"{ours['mib']:.0f} MiB", ours["mib"] < MEMORY_GOAL
        words = f"{again['same']:,} the same, {again['written']} written in {again['seconds']:.1f} s"
        yield "import: the second run changes nothing", words, again["same"] == rows and not again["written"]
        for kind, goal in (("default", DEFAULT_GOAL), ("bulk", BULK_GOAL)):
            lengths = (rows,) if whole else sorted({min(rows, number) for number in LENGTHS[kind]})
            yield from beside(kind, goal, ours, address, file, lengths)


def beside(kind: str, goal: int, ours: dict, address: str, file: Path, lengths: Sequence[int]):
    """The peer in one of its ways of working, on files of these lengths."""
    runs = [run(kind, copy(address, f"{kind}_{number}"), file, number) for number in lengths]
    peer = runs[-1]
    same = all(ours["people"].get(number) == person for number, person in peer["people"].items())
    words = f"{len(peer['people']):,} of {peer['rows']:,} people" if same else "they differ"
    yield f"import: same people as import-export, {kind}", words, same and len(peer["people"]) == peer["rows"]
    ratio = speed(ours) / speed(peer)
    words = f"{ratio:.1f} ({told(ours)}; {' and '.join(map(told, runs))})"
    yield f"import: at least {goal} times import-export, {kind}", words, ratio >= goal
    words = f"{ratio * peer['writing'] / peer['seconds']:.1f} times"
    yield f"import: our two passes beside the peer's writing alone, {kind}", words, None


def speed(done: dict) -> float:
    return done["rows"] / done["seconds"]


def told(done: dict) -> str:
    return f"{done['rows']:,} rows at {speed(done):,.0f} a second, {done['mib']:.0f} MiB"


def named(address: str, name: str) -> str:
    """The address of another database of the same server."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"/{name}"))


def copy(address: str, name: str) -> str:
    """A database with what `prepare` wrote."""
    import psycopg2

    base = urlsplit(address)
    connection = psycopg2.connect(address.replace(f"{base.path}?", "/template1?"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{base.path[1:]}"')
    connection.close()
    return named(address, name)


def run(name: str, address: str, file: Path, rows: int) -> dict:
    """One run in a process of its own."""
    print(f"import, {name}, {rows:,} rows …", flush=True)
    command = [sys.executable, "-m", "tests.benchmarks.imports", name, str(file), str(rows)]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "DATABASE_URL": address}
    )
    return json.loads(done.stdout.splitlines()[-1])


# in a process of its own


def main(name: str, file: Path, rows: int) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoping.settings")
    django.setup()
    print(json.dumps({"prepare": prepare, "ours": ours, "again": again}.get(name, peer)(file, rows, name)))


def prepare(file: Path, rows: int, name: str) -> dict:
    """Write the file, and into the database the township, its villages and groups."""
    from django.core.management import call_command

    from villages.models import Township, Village, VillagerGroup

    from . import sheet

    sheet.write(file, rows)
    call_command("migrate", verbosity=0)
    township = Township.objects.create(name="大乡", records_from=sheet.DAY)
    for number in range(1, sheet.VILLAGES + 1):
        village = Village.objects.create(township=township, name=f"第{number}村", number=number, since=sheet.DAY)
        VillagerGroup.objects.create(village=village, number=1, name="一组", since=sheet.DAY)
    return {}


def measured(work, rows: int) -> dict:
    """What some work took: seconds, and the peak memory of this process and of those it started."""
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"rows": rows, "seconds": seconds, "mib": peak / 1024}


def ours(file: Path, rows: int, name: str) -> dict:
    """Check and apply, as the command does."""
    from xiaoping.kit.imports import batches

    def work():
        batch = load(file.read_bytes())
        if batch.new != rows:
            raise RuntimeError(f"{batch.counts}")
        batches.apply(batch=batch, by=None, reason="benchmark")

    return measured(work, rows) | {"people": people()}


def again(file: Path, rows: int, name: str) -> dict:
    """The same rows once more: the file is refused; with one byte more it is another file, and every row the same."""
    from django.core.exceptions import ValidationError

    from xiaoping.kit.imports import batches

    before = written()
    batch = None
    content = file.read_bytes()

    def work():
        nonlocal batch
        batch = load(content + b"\0")
        batches.apply(batch=batch, by=None, reason="benchmark, again")

    done = measured(work, rows)
    try:
        load(content)
        raise RuntimeError("the same file was taken twice")
    except ValidationError:
        return done | {"same": batch.same, "written": written() - before}


def load(content: bytes):
    from xiaoping.kit.imports import batches

    from .sheet import DAY, YEAR

    return batches.load(content=content, name="people.xlsx", kind="villages.people", year=YEAR, day=DAY, by=None)


def written() -> int:
    """How many records and lines of history there are."""
    from villages.models import Household, IdNumber, Person, PersonYear, Stay

    models = (Household, Person, Stay, IdNumber, PersonYear)
    return sum(model.objects.count() + model.history.count() for model in models)


def peer(file: Path, rows: int, name: str) -> dict:
    """A file of as many people by django-import-export: the seconds of both passes, and of reading and `writing`."""
    from . import peer, sheet

    mine = file.with_name(f"{name}-{rows}.xlsx")
    sheet.write(mine, rows)
    content, times = mine.read_bytes(), []
    done = measured(lambda: times.extend(peer.bring_in(content, bulk=name == "bulk")), rows)
    return done | {"writing": times[-1], "people": people()}


def people() -> dict[str, str]:
    """ID number (its digest) → a digest of all that is on record of its person."""
    from django.db.models import F

    from villages.models import PersonYear

    years = PersonYear.objects.filter(person__stays__until=None).order_by()
    rows = years.annotate(number=F("person__id_numbers__lookup18")).values_list(
        "number",
        "village__name",
        "person__stays__household__village__name",
        "person__stays__household__group__name",
        "person__stays__household__number",
        "person__stays__household__phone",
        "person__stays__relation",
        "person__stays__since",
        "person__name",
        "person__sex",
        "person__born_on",
        "person__ethnicity",
        "person__id_numbers__masked",
        "year",
        "education",
        "school",
        *PersonYear.HEALTH,
        "labour",
    )
    return {number[:16]: hashlib.sha256(repr(rest).encode()).hexdigest()[:16] for number, *rest in rows.iterator()}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
