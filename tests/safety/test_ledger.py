"""The case ledger: the days that are left, what is overdue marked and first, and the ways from there."""

import re
from datetime import date, timedelta

from django.urls import reverse

from safety import actions
from safety.models import Case
from tests.factories import VillageFactory
from tests.safety.cases import register
from xiaoping.kit import clock


def test_the_ledger_shows_the_days_left(town, client, accepted):
    """Accepted, to be concluded: on the list of a day, so many days before, or after, the due day."""
    client.force_login(town.clerk)
    due_on, address = accepted.conclude_due, reverse("safety:case_list")
    columns = {"columns": "number,left", "number": accepted.number}
    left = []
    for day in (due_on - timedelta(days=5), due_on, due_on + timedelta(days=2)):
        page = client.get(address, {"pending": day.isoformat(), **columns, "export": "csv"})
        left.append(b"".join(page.streaming_content).decode("utf-8-sig").splitlines()[1].split(",")[1])
    assert left == ["5", "0", "-2"]


def test_the_ledger_marks_what_is_overdue_in_words(town, client, accepted):
    client.force_login(town.clerk)
    address, columns = reverse("safety:case_list"), {"columns": "left", "number": accepted.number}
    cells = []
    for days in (-5, 0, 2):
        day = accepted.conclude_due + timedelta(days=days)
        body = client.get(address, {"pending": day.isoformat(), **columns}).context["body"]
        cells.append(re.search("<td.*?>(.*)</td>", body)[1])
    assert cells == ["5 days left", "today", '<span class="tag tag-bad">2 days overdue</span>']


def test_the_ledger_opens_with_what_is_due_first(act, town, client):
    """The case longest overdue stands first, then by the day it is due; what is concluded follows, the latest first."""
    Case.objects.all().delete()
    days = {"案201": date(2018, 3, 1), "案202": date(2018, 5, 1), "案203": date(2019, 4, 10), "案204": date(2019, 1, 2)}
    cases = {number: register(act, town, number=number, on=day) for number, day in days.items()}
    for number, done in (("案201", date(2018, 3, 9)), ("案202", date(2018, 5, 9))):
        act(actions.accept_case, case=cases[number], on=done)
        act(actions.conclude_case, case=cases[number], outcome="settled", on=done)
    assert numbers(client, town) == ["案204", "案203", "案202", "案201"]


def test_the_ledger_leads_to_what_is_overdue(act, town, client):
    """Fifteen days to accept: of what came in forty days ago and yesterday, the first is overdue today."""
    register(act, town, number="案204", on=clock.today() - timedelta(days=40))
    register(act, town, number="案203", on=clock.today() - timedelta(days=1))
    client.force_login(town.clerk)
    overdue, enter = client.get(reverse("safety:case_list")).context["actions"]
    assert numbers(client, town, overdue["url"]) == ["案204"]
    assert client.get(enter["url"]).status_code == 200


def test_a_village_registers_no_case_from_the_ledger(town, client):
    client.force_login(town.cadre)
    assert [one["label"] for one in client.get(reverse("safety:case_list")).context["actions"]] == ["Overdue"]


def numbers(client, town, address="") -> list[str]:
    client.force_login(town.clerk)
    body = client.get(address or reverse("safety:case_list")).context["body"]
    return re.findall(">(案20[0-9])<", body)


def test_every_village_of_a_new_case_is_at_hand(town, client):
    """However many there are, none is folded into a menu."""
    VillageFactory.create_batch(6)
    client.force_login(town.clerk)
    page = client.get(reverse("villages:choose"), {"what": "case"})
    assert (len(page.context["villages"]) > 6, "action-menu" in page.content.decode()) == (True, False)
