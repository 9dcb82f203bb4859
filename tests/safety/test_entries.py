"""Entering sites, drills, campaigns, publicity and visit rounds on pages of their own, by the roles that may."""

from datetime import date

import pytest
from django.urls import reverse

from safety.models import Campaign, Drill, Publicity, Site, VisitRound
from safety.works import WORKS

REASON = {"reason": "安监站台账"}
SENT = {
    "site": {"kind": "petrol", "name": "新加油点", "licensed_until": "2099-12-31", "since": "2019-01-05"},
    "drill": {"held_on": "2019-03-01", "scene": "防火演练", "people": "30"},
    "campaign": {"theme": "fire", "name": "防火行动", "since": "2019-03-01", "until": "2099-04-30"},
    "publicity": {"theme": "fire", "kind": "banner", "done_on": "2019-03-02", "quantity": "3"},
}
every_kind = pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)


def entry(town, work, village="甲村") -> str:
    return reverse(f"safety:village_{work.name}", args=[town.villages[village].pk])


@every_kind
@pytest.mark.parametrize("user", ["clerk", "cadre"])
def test_it_is_entered_for_a_village_and_shown(town, client, work, user):
    client.force_login(getattr(town, user))
    page = client.post(entry(town, work), {**SENT[work.name], **REASON}, follow=True)
    made = work.model.objects.latest("pk")
    assert page.redirect_chain == [(reverse(f"safety:{work.name}_detail", args=[made.pk]), 302)]
    assert (page.status_code, made.village.name) == (200, "甲村")
    assert made.history.get().history_change_reason == "安监站台账"


@every_kind
def test_another_villages_page_is_not_found(town, client, work):
    client.force_login(town.cadre)
    assert client.post(entry(town, work, "乙村"), {**SENT[work.name], **REASON}).status_code == 404


@every_kind
def test_who_only_reads_may_not(town, client, work, leader):
    client.force_login(leader)
    assert client.get(entry(town, work)).status_code == 403


@every_kind
def test_the_list_leads_to_it(town, client, work):
    client.force_login(town.cadre)
    actions = client.get(reverse(f"safety:{work.name}_list")).context["actions"]
    assert [action["url"] for action in actions] == [entry(town, work)]


def test_with_several_villages_one_is_chosen_first(town, client):
    client.force_login(town.clerk)
    [action] = client.get(reverse("safety:drill_list")).context["actions"]
    villages = client.get(action["url"]).context["villages"]
    assert entry(town, WORKS[1]) in [village["url"] for village in villages]


def test_the_township_enters_its_own(town, client):
    client.force_login(town.clerk)
    client.post(entry(town, WORKS[1]), {**SENT["drill"], **REASON, "is_townships": "on"})
    assert Drill.objects.get(scene="防火演练").village is None


def test_publicity_belongs_to_a_campaign_one_may_see(town, client):
    campaign = Campaign.objects.filter(theme="anticrime").get()
    client.force_login(town.cadre)
    client.post(entry(town, WORKS[3]), {**SENT["publicity"], **REASON, "campaign": campaign.pk})
    assert Publicity.objects.get(theme="fire").campaign == campaign


@pytest.mark.parametrize(("kind", "field"), [("site", "since"), ("drill", "held_on"), ("publicity", "done_on")])
def test_a_day_still_to_come_is_refused(town, client, kind, field):
    work = next(one for one in WORKS if one.name == kind)
    client.force_login(town.clerk)
    page = client.post(entry(town, work), {**SENT[kind], **REASON, field: "2099-01-01"})
    assert field in page.context["form"].errors


def test_a_wrong_entry_is_put_right(town, client):
    drill = Drill.objects.filter(village=town.villages["甲村"]).get()
    client.force_login(town.cadre)
    sent = {"held_on": "2018-05-12", "scene": "更正后的场景", "people": "9", "problems": "", **REASON}
    client.post(reverse("safety:drill_correction", args=[drill.pk]), sent)
    assert Drill.objects.get(pk=drill.pk).scene == "更正后的场景"


def test_a_site_is_put_right_from_its_sheet(town, client):
    site = Site.objects.get(name="甲花炮店")
    client.force_login(town.cadre)
    slugs = [
        action["url"].rstrip("/").rpartition("/")[2]
        for action in client.get(site.get_absolute_url()).context["actions"]
    ]
    assert slugs == ["inspection", "hazard", "licence", "closing", "correction"]


ROUND = {
    "name": "丁轮",
    "first": "2019-05-01",
    "last": "2019-05-31",
    "per_group": "2",
    "deduction": "50",
    "most_a_day": "20",
    "document": "方案",
}


def test_a_round_is_entered_and_its_coverage_shown(town, client):
    client.force_login(town.clerk)
    page = client.post(reverse("safety:round_new"), {**ROUND, **REASON}, follow=True)
    made = VisitRound.objects.get(name="丁轮")
    assert (page.context["round"], made.first, made.seed) == (made, date(2019, 5, 1), None)


def test_a_round_does_not_end_before_it_begins(town, client):
    client.force_login(town.clerk)
    page = client.post(reverse("safety:round_new"), {**ROUND, **REASON, "last": "2019-04-30"})
    assert "does not end before it begins" in str(page.context["form"].errors)


@pytest.mark.parametrize(("user", "status"), [("cadre", 403), ("clerk", 200)])
def test_rounds_are_the_townships(town, client, user, status):
    client.force_login(getattr(town, user))
    assert client.get(reverse("safety:round_new")).status_code == status


def test_a_clerk_of_a_village_enters_no_round(town, client):
    town.clerk.postings.update(village=town.villages["甲村"])
    client.force_login(town.clerk)
    assert client.get(reverse("safety:round_new")).status_code == 404
