"""How far an import is: told to whoever waits for it, part by part, and to nobody else."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import id_number
from tests.imports.sheets import H1, PAIR, as_csv
from villages.imports.people import PeoplePlanner
from xiaoping.kit.imports import batches, parts, progress

ROWS = [{**PAIR[0], "户编号": f"N{n}", "证件号码": id_number(date(1970, 1, n), order=7), "人数": "1"} for n in (1, 2)]


@pytest.fixture
def ask(client, town):
    """What the address says to the cadre."""
    client.force_login(town.cadre)
    return lambda: client.get(reverse("kit:import_progress")).json()


@pytest.fixture
def heard(ask, monkeypatch):
    """What it said each time a part was about to be planned; each row is a part of its own."""
    heard = []
    plan = PeoplePlanner.plan_rows
    monkeypatch.setattr(parts, "BATCH", 1)
    monkeypatch.setattr(PeoplePlanner, "plan_rows", lambda planner: (heard.append(ask()), plan(planner)))
    return heard


def test_it_is_told_while_a_file_is_checked_and_applied(bring, town, ask, heard):
    batch = bring(as_csv(H1, ROWS))
    assert (heard, ask()) == ([{"done": 0, "total": 2}, {"done": 1, "total": 2}], {})
    heard.clear()
    batches.apply(batch=batch, by=town.cadre, reason="导入")
    assert (heard, ask()) == ([{"done": 0, "total": 2}, {"done": 1, "total": 2}], {})


def test_nobody_is_told_of_another_s(client, town):
    progress.tell(town.cadre, 1, 2)
    client.force_login(town.clerk)
    assert client.get(reverse("kit:import_progress")).json() == {}


def test_a_full_disk_ends_no_import(town, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.CACHES = {
        **settings.CACHES,
        settings.SHARED_CACHE: {**settings.CACHES[settings.SHARED_CACHE], "LOCATION": tmp_path / "file" / "cache"},
    }
    progress.tell(town.cadre, 1, 2)
    progress.forget(town.cadre)
