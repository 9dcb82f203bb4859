"""The sheet of one village: its figures, balances, groups and officers, and what every app keeps of it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoping.kit import clock, masks
from xiaoping.kit.balances import balances
from xiaoping.kit.figurepages import asked_period, may_read, period_choices, readings
from xiaoping.kit.history import changes_of
from xiaoping.kit.indicators import indicators
from xiaoping.kit.scope import within

from .models import Officer, PoorVillageSpell, Village, VillagerGroup
from .querysets import scope_of
from .sheets import Sheet


class VillageSheet(Sheet):
    """A village in a period. Its groups and officers are those at the end of the period, or today if it is not over."""

    model = Village
    permission_required = "villages.view_village"
    template_name = "villages/village_detail.html"

    def may_write(self, record):
        return scope_of(self.request.user).holds(record.pk)

    def get_context_data(self, **kwargs):
        village, period, user = self.record(), asked_period(self.request), self.request.user
        day = min(period.last, clock.today())
        address = reverse("villages:village_detail", args=[village.pk])
        poor = list(within(PoorVillageSpell, user).in_village(village).order_by("since"))
        groups = list(within(VillagerGroup, user).in_village(village).in_force(day).with_size(day))
        return {
            "title": village.name,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (_("Villages"), f"{reverse('villages:village_list')}?in_force={day}"),
                (village.name, None),
            ],
            "village": village,
            "poor": poor,
            "is_poor": any(spell.since <= day and (spell.until is None or spell.until > day) for spell in poor),
            "period": {"label": period.label, "value": str(period)},
            "periods": period_choices(period, lambda other: f"{address}?period={other}"),
            "day": day,
            "headlines": readings(
                (one for one in indicators if one.headline and may_read(user, one)), period, user, village.pk
            ),
            "balances": [
                {"label": balance.label, "line": balance.of(period, user, village.pk)}
                for balance in balances
                if user.has_perm(f"{balance.model._meta.app_label}.view_{balance.model._meta.model_name}")
            ],
            "groups": groups,
            "group_url": f"{reverse('villages:household_list')}?in_force={day}&village={village.pk}&group=",
            "household_total": sum(group.household_count for group in groups),
            "person_total": sum(group.person_count for group in groups),
            "officers": self.officers(village, day),
            "panels": self.panels(village, day),
            "changes": changes_of(village, *poor, user=user),
            "actions": self.actions(village),
        }

    def officers(self, village, day) -> list[dict[str, Any]]:
        """Who is in post in the village, if the user may see the staff list."""
        if not self.request.user.has_perm("villages.view_officer"):
            return []
        rows = within(Officer, self.request.user).in_village(village).in_force(day).order_by("since", "pk")
        return [
            {
                "name": officer.name,
                "title": officer.title,
                "phone": masks.phone(officer.phone) if officer.phone else "",
                "since": officer.since,
            }
            for officer in rows
        ]
