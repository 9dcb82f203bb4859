"""The search page: families found by one of their members."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from xiaoping.kit import clock, masks
from xiaoping.kit.access import Permitted, note
from xiaoping.kit.models import AccessLog
from xiaoping.kit.registry import facts

from . import search
from .idnumbers import normalise
from .models import Household, IdNumber, Stay

TITLE = gettext_lazy("Search")
LIMIT = 50  # people found; a search that finds more should be narrowed
LONGEST = 60
MISSES = 20  # whole ID numbers an hour that nobody has: who mistypes one is not stopped, who guesses is
MISSED = "search"  # the action in the log of accesses
ID_NUMBER = re.compile(r"\d{14}[\dX]")  # the shortest is the old one of 15 figures


class SearchPage(Permitted, TemplateView):
    """Households of the user's villages in which somebody has the words asked for. A fixed number of statements.

    What is typed is posted: an ID number is answered there and then, so that none gets into an address, a history or
    a log; anything else is found at an address of its own. A number that nobody has is noted, without the number; after
    some of them in an hour no more are answered.
    """

    permission_required = "villages.view_household"
    template_name = "villages/search.html"

    def post(self, request, *args, **kwargs):
        text = self.asked()
        if ID_NUMBER.search(normalise(text).replace("-", "")):
            return self.get(request, *args, **kwargs)
        return redirect(f"{reverse('villages:search')}?{urlencode({'q': text})}")

    def asked(self) -> str:
        """What was typed, or stands in the address."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return asked.get("q", "")[:LONGEST].strip()

    def get_context_data(self, **kwargs):
        text = self.asked()
        is_number = search.asks_for_number(text)
        is_guessing = is_number and self.misses() >= MISSES
        stays = [] if is_guessing else self.found(text)
        if is_number and not stays and not is_guessing:
            note(self.request, MISSED, record=IdNumber._meta.label_lower, fields="number")
        return {
            "title": TITLE,
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "query": text,
            "is_guessing": is_guessing,
            "too_many": len(stays) > LIMIT,
            "limit": LIMIT,
            "families": self.families(stays[:LIMIT]),
        }

    def found(self, text: str) -> list[Stay]:
        """The stays found, one more than are shown."""
        rows = search.found(text, self.request.user).select_related("person")
        return list(rows.order_by("until", "person__name", "village_id", "household_id", "pk")[: LIMIT + 1])

    def misses(self) -> int:
        """How many numbers that nobody has the user asked for within the hour."""
        since = timezone.now() - timedelta(hours=1)
        return AccessLog.objects.filter(user=cast(User, self.request.user), action=MISSED, at__gte=since).count()

    def families(self, stays: list[Stay]) -> list[dict[str, Any]]:
        """The households of these stays, each with who was found and who lives there."""
        day, user = clock.today(), self.request.user
        hits: dict[int, set[int]] = {}
        for stay in stays:
            hits.setdefault(stay.household_id, set()).add(stay.person_id)
        households = Household.objects.visible_to(user).select_related("village", "group").in_bulk(list(hits))
        registered = facts["poverty.registered_among"](list(hits), day)
        members: dict[int, list[Stay]] = {}
        rows = Stay.objects.visible_to(user).filter(household__in=hits).select_related("person")
        for stay in rows.order_by("relation", "since"):
            if stay.until is None or stay.person_id in hits[stay.household_id]:
                members.setdefault(stay.household_id, []).append(stay)
        return [
            {
                "household": household,
                "url": household.get_absolute_url(),
                "phone": masks.phone(household.phone) if household.phone else "",
                "is_registered": key in registered,
                "members": [
                    {
                        "name": stay.person.name,
                        "url": stay.person.get_absolute_url(),
                        "relation": stay.get_relation_display(),
                        "born": stay.person.born_on.year,
                        "is_hit": stay.person_id in hits[key],
                        "left": stay.until,
                    }
                    for stay in members.get(key, [])
                ],
            }
            for key in hits
            if (household := households.get(key)) is not None
        ]
