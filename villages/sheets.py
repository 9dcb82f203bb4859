"""The sheet of one household and of one person: everything about it on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from xiaoping.kit import clock, masks
from xiaoping.kit.access import Permitted, look_in_clear
from xiaoping.kit.history import changes_of
from xiaoping.kit.registry import panels, sheet_actions

from .models import Household, IdNumber, Person, Stay

SHOWN_ONCE = "id_number_shown"


class Sheet(Permitted, TemplateView):
    """One record within the user's villages; any other is not found."""

    model: Any
    with_record: tuple[str, ...] = ()  # relations loaded along

    def record(self):
        rows = self.model.objects.visible_to(self.request.user).select_related(*self.with_record)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def panels(self, record, day) -> list[dict[str, Any]]:
        """The parts that apps supply for this kind of record, as far as the user may read them."""
        kind, user = record._meta.model_name, self.request.user
        shown = []
        for panel in panels:
            may_read = panel.key.startswith(f"{kind}.") and user.has_perm(panel.permission)
            if may_read and (html := panel.render(record, user, day)):
                shown.append({"title": panel.title, "html": html})
        return shown

    def actions(self, record) -> list[dict[str, Any]]:
        """The changes of state this user may take to the record."""
        if not self.model.objects.writable_by(self.request.user).filter(pk=record.pk).exists():
            return []
        kind = record._meta.model_name
        return [
            action
            for key in sheet_actions.keys()  # noqa: SIM118 – a registry's iteration gives its items
            if key.startswith(f"{kind}.")
            for action in sheet_actions[key](record, self.request.user)
        ]


class HouseholdSheet(Sheet):
    """A household with its members, former members, the panels of each app, and its change history."""

    model = Household
    with_record = ("village", "group", "continues")
    permission_required = "villages.view_household"
    template_name = "villages/household_detail.html"

    def get_context_data(self, **kwargs):
        household = self.record()
        user, day = self.request.user, clock.today()
        stays = list(
            Stay.objects.visible_to(user)
            .filter(household=household)
            .select_related("person")
            .order_by("relation", "since")
        )
        for stay in stays:
            stay.household, stay.village = household, household.village
        numbers = _numbers_by_person(user, [stay.person_id for stay in stays])
        current = [stay for stay in stays if stay.until is None]
        head = next((stay.person.name for stay in current if stay.relation == "01"), "")
        return {
            "title": _("Household %(number)s") % {"number": household.number},
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (
                    _("Households"),
                    f"{reverse('villages:household_list')}?in_force={day}&village={household.village_id}",
                ),
                (household.number, None),
            ],
            "household": {
                "number": household.number,
                "village": household.village,
                "group": household.group,
                "address": household.address,
                "since": household.since,
                "until": household.until,
                "since_reason_text": household.get_since_reason_display(),
                "until_reason_text": household.get_until_reason_display(),
                "head_name": head,
                "phone_masked": masks.phone(household.phone) if household.phone else "",
                "predecessor": self.neighbour(household.continues),
                "successor": self.neighbour(Household.objects.filter(continues=household).first()),
            },
            "members": [_member(stay, numbers, day) for stay in current],
            "former_members": [_member(stay, numbers, day) for stay in stays if stay.until is not None],
            "village_url": reverse("villages:village_detail", args=[household.village_id]),
            "panels": self.panels(household, day),
            "changes": changes_of(household, *stays),
            "actions": self.actions(household),
        }

    def neighbour(self, household) -> dict[str, str] | None:
        """The household before or after a move, if the user may see it."""
        if household is None or not Household.objects.visible_to(self.request.user).filter(pk=household.pk).exists():
            return None
        return {"number": household.number, "url": reverse("villages:household_detail", args=[household.pk])}


class PersonSheet(Sheet):
    """A person with the stays the user may see, the ID numbers behind their mask, and the change history."""

    model = Person
    permission_required = "villages.view_person"
    template_name = "villages/person_detail.html"

    def get_context_data(self, **kwargs):
        person, user, day = self.record(), self.request.user, clock.today()
        stays = list(Stay.objects.visible_to(user).filter(person=person).select_related("household", "village"))
        numbers = list(IdNumber.objects.visible_to(user).filter(person=person))
        return {
            "title": person.name,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (_("People"), f"{reverse('villages:person_list')}?in_force={day}"),
                (person.name, None),
            ],
            "person": {
                "name": person.name,
                "sex": person.get_sex_display(),
                "born_on": person.born_on,
                "died_on": person.died_on,
                "ethnicity": person.ethnicity,
                "age": None if person.died_on else person.age_on(day),
            },
            "stays": [
                {
                    "household": stay.household.number,
                    "url": reverse("villages:household_detail", args=[stay.household_id]),
                    "village": stay.village,
                    "relation": stay.get_relation_display(),
                    "since": stay.since,
                    "since_reason_text": stay.get_since_reason_display(),
                    "until": stay.until,
                    "until_reason_text": stay.get_until_reason_display(),
                }
                for stay in stays
            ],
            "id_numbers": [
                {
                    "pk": number.pk,
                    "kind": number.get_kind_display(),
                    "masked": number.masked,
                    "is_disputed": number.is_disputed,
                    "since": number.since,
                    "until": number.until,
                    "reveal_url": reverse("villages:idnumber_reveal", args=[number.pk])
                    if user.has_perm("villages.view_clear_idnumber")
                    else "",
                }
                for number in numbers
            ],
            "revealed": self.revealed(numbers),
            "panels": self.panels(person, day),
            "changes": changes_of(person, *stays, *numbers),
            "actions": self.actions(person),
        }

    def revealed(self, numbers) -> dict[str, Any] | None:
        """The number just asked for in clear: shown once, then forgotten."""
        pk = self.request.session.pop(SHOWN_ONCE, None)
        return next(({"pk": number.pk, "number": number.number} for number in numbers if number.pk == pk), None)


def _numbers_by_person(user, people) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for number in IdNumber.objects.visible_to(user).filter(person__in=people, until=None):
        shown = {"kind": number.get_kind_display(), "masked": number.masked, "is_disputed": number.is_disputed}
        found.setdefault(number.person_id, []).append(shown)
    return found


def _member(stay: Stay, numbers, day) -> dict[str, Any]:
    person = stay.person
    return {
        "name": person.name,
        "url": reverse("villages:person_detail", args=[person.pk]),
        "relation": stay.get_relation_display(),
        "sex": person.get_sex_display(),
        "born_on": person.born_on,
        "age": person.age_on(stay.until or day),
        "id_numbers": numbers.get(person.pk, []),
        "since": stay.since,
        "since_reason_text": stay.get_since_reason_display(),
        "until": stay.until,
        "until_reason_text": stay.get_until_reason_display(),
    }


@login_required
@permission_required("villages.view_clear_idnumber", raise_exception=True)
@require_POST
def reveal_id_number(request, pk: int):
    """Show one ID number in clear, once, for a reason that is logged."""
    number = get_object_or_404(IdNumber.objects.visible_to(request.user), pk=pk)
    page = redirect("villages:person_detail", number.person_id)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, _("Say why you need to see the number: the reason is kept."))
        return page
    look_in_clear(request, number, fields="number", reason=reason)
    request.session[SHOWN_ONCE] = number.pk
    return page
