"""The administration leaves what actions move to them: decisions, steps and rechecks have their rules there."""

import pytest
from django.urls import reverse

from tests import factories
from welfare.models import Award

LOOKED_AT = [
    "welfare_application",
    "welfare_applicationstep",
    "safety_hazardnotice",
    "safety_spotcheck",
    "safety_deduction",
]
MADE = [*LOOKED_AT, "welfare_award", "safety_case", "safety_hazard"]


@pytest.mark.parametrize("model", MADE)
def test_a_cadre_makes_nothing_there_that_an_action_makes(small_township, client, model):
    client.force_login(small_township.cadre)
    assert client.get(reverse(f"admin:{model}_add")).status_code == 403


@pytest.mark.parametrize("model", LOOKED_AT)
def test_a_clerk_moves_nothing_there_that_an_action_moves(small_township, client, model):
    client.force_login(small_township.clerk)
    page = client.get(reverse(f"admin:{model}_changelist"))
    assert (page.status_code, page.context["has_add_permission"]) == (200, False)


def test_a_cadre_does_not_grant_an_allowance_there(small_township, client):
    award = factories.AwardFactory(household=small_township.households["H1"])
    client.force_login(small_township.cadre)
    client.post(reverse("admin:welfare_award_change", args=[award.pk]), {"until": "2019-01-01", "change_reason": "试"})
    assert Award.objects.get(pk=award.pk).until is None
