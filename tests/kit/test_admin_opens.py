"""Every change page of the administration opens for the role that may see it."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from tests import factories

OURS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in ("villages", "poverty", "planning", "safety", "kit")
]
every_model = pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)


@pytest.fixture
def office(small_township, client):
    """The clerk, made administrator and auditor too: somebody who may view every model."""
    small_township.clerk.groups.set(Group.objects.filter(name__in=["administrator", "auditor", "sector_clerk"]))
    factories.WarningRuleFactory()  # kinds of record the small township is without
    factories.SectionFactory(report=factories.IssueFactory().report)
    client.force_login(small_township.clerk)
    return client


@every_model
def test_the_list_opens(office, model):
    assert office.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")).status_code == 200


@pytest.mark.parametrize(
    "model", [model for model in OURS if model._meta.app_label != "kit"], ids=lambda m: m._meta.label
)
def test_a_record_and_its_history_open(office, model):
    names = [f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}" for page in ("change", "history")]
    key = model._default_manager.first().pk
    assert [office.get(reverse(name, args=[key])).status_code for name in names] == [200, 200]


def test_a_household_shows_its_members_and_lets_nobody_change_them_there(small_township, office):
    household = small_township.households["H3"]
    page = office.get(reverse("admin:villages_household_change", args=[household.pk])).content.decode()
    assert ("李三" in page, 'name="stays-0-relation"' in page) == (True, False)
