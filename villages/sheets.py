"""The sheet of one household and of one person: everything about it on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from xiaoping.kit import clock, masks
from xiaoping.kit.access import Permitted, look_in_clear
from xiaoping.kit.history import changes_of
from xiaoping.kit.registry import panels, sheet_actions

from .models import BankAccount, Household, IdNumber, Person, Stay
from .querysets import scope_of

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

    def may_write(self, record) -> bool:
        """Whether the record, which the user may see, lies where they may change it."""
        return scope_of(self.request.user).holds(record.village_id)

    def actions(self, record) -> list[dict[str, Any]]:
        """The changes of state this user may take to the record."""
        if not self.may_write(record):
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
    with_record = ("village", "group", "continues", "continued_by")
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
                "dwelling": ", ".join(
                    str(part) for part in (household.get_dwelling_display(), household.built_in) if part
                ),
                "location": "" if household.latitude is None else f"{household.latitude}, {household.longitude}",
                "predecessor": self.neighbour(household.continues),
                "successor": self.neighbour(getattr(household, "continued_by", None)),
            },
            "members": [_member(stay, numbers, day) for stay in current],
            **self.accounts(household),
            "former_members": [_member(stay, numbers, day) for stay in stays if stay.until is not None],
            "village_url": reverse("villages:village_detail", args=[household.village_id]),
            "panels": self.panels(household, day),
            "changes": changes_of(household, *stays, user=user),
            "actions": self.actions(household),
        }

    def accounts(self, household) -> dict[str, Any]:
        """Where the household's money is or was paid into, latest first, behind its mask; and the one just revealed."""
        user = self.request.user
        if not user.has_perm("villages.view_bankaccount"):
            return {}
        prefetch_related_objects([household], Prefetch("accounts", BankAccount.objects.select_related("holder")))
        accounts = sorted(household.accounts.all(), key=lambda account: account.since, reverse=True)
        return {
            "accounts": [
                {
                    "pk": account.pk,
                    "kind": f"{account.bank} · {account.holder}",
                    "masked": account.masked,
                    "until": account.until,
                    "reveal_url": reveal_url(account, user),
                }
                for account in accounts
            ],
            "revealed": revealed(self.request, accounts),
        }

    def neighbour(self, household) -> dict[str, str] | None:
        """The household before or after a move, if the user may see it."""
        if household is None or not scope_of(self.request.user).holds(household.village_id):
            return None
        return {"number": household.number, "url": reverse("villages:household_detail", args=[household.pk])}


class PersonSheet(Sheet):
    """A person with the stays the user may see, the ID numbers behind their mask, and the change history."""

    model = Person
    permission_required = "villages.view_person"
    template_name = "villages/person_detail.html"

    def may_write(self, record):
        return Person.objects.writable_by(self.request.user).filter(pk=record.pk).exists()

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
                    "reveal_url": reveal_url(number, user),
                }
                for number in numbers
            ],
            "revealed": revealed(self.request, numbers),
            "panels": self.panels(person, day),
            "changes": changes_of(person, *stays, *numbers, user=user),
            "actions": self.actions(person),
        }


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


class Reveal(Permitted, View):
    """Show one number in clear on its sheet, once, for a reason that is logged: an ID number, or an account's."""

    model: Any = None
    http_method_names = ["post"]

    def get_permission_required(self):
        return (f"villages.view_{self.model._meta.model_name}",)

    def post(self, request, pk: int):
        record = get_object_or_404(self.model.objects.visible_to(request.user), pk=pk)
        if not reveal_url(record, request.user):
            raise PermissionDenied
        reason = request.POST.get("reason", "").strip()
        if reason:
            look_in_clear(request, record, fields="number", reason=reason)
            request.session[SHOWN_ONCE] = _shown_key(record)
        else:
            messages.error(request, _("Say why you need to see the number: the reason is kept."))
        return redirect(record.get_absolute_url())


def _shown_key(record) -> str:
    return f"{record._meta.model_name}:{record.pk}"


def revealed(request, records) -> dict[str, Any] | None:
    """The number just asked for in clear, if it is of one of these records: shown once, then forgotten."""
    shown = request.session.get(SHOWN_ONCE)
    record = next((record for record in records if _shown_key(record) == shown), None)
    if record is None:
        return None
    del request.session[SHOWN_ONCE]
    return {"pk": record.pk, "number": record.number}


def reveal_url(record, user) -> str:
    """Where to ask for a number in clear; empty for who may not."""
    name = record._meta.model_name
    return reverse(f"villages:{name}_reveal", args=[record.pk]) if user.has_perm(f"villages.view_clear_{name}") else ""
