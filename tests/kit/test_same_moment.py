"""Two correct one record at the same moment, in two real connections: the second is told, and has undone nothing."""

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.connections import TWO_CONNECTIONS, in_another_connection
from xiaoping.kit.actions import correct
from xiaoping.kit.versions import ChangedMeanwhile, version_of

pytestmark = TWO_CONNECTIONS


def test_the_second_correction_is_told(small_township):
    home, clerk = small_township.households["H1"], small_township.clerk
    shown = version_of(home)
    with transaction.atomic():
        correct(home, address="新址", version=shown, by=small_township.cadre, reason="入户")
        thread, outcome = in_another_connection(
            lambda: correct(home, address="旧址", version=shown, by=clerk, reason="来电")
        )
        thread.join(1)
        assert outcome == []  # it waits for the first to end
    thread.join(30)
    home.refresh_from_db()
    assert (type(outcome[0]), home.address) == (ChangedMeanwhile, "新址")


def test_the_second_in_the_administration_is_told(small_township):
    person = small_township.people["张四"]
    client, address = Client(), reverse("admin:villages_person_change", args=[person.pk])
    client.force_login(small_township.clerk)
    form = client.get(address).context["adminform"].form
    given = {**{name: form[name].value() or "" for name in form.fields}, "name": "张肆", "change_reason": "核对"}
    with transaction.atomic():
        correct(person, name="张思", by=small_township.cadre, reason="改名")
        thread, outcome = in_another_connection(lambda: client.post(address, given).content.decode())
        thread.join(2)
        assert outcome == []
    thread.join(30)
    person.refresh_from_db()
    assert ("after you opened it" in outcome[0], person.name) == (True, "张思")
