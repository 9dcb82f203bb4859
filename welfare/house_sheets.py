"""The sheet of a house work, with its photos of before, during and after, and of a relocation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from villages.sheets import Sheet
from xiaoping.kit import clock, formats
from xiaoping.kit.attachments import panel
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.history import changes_of

from .models import HouseWork, Relocation
from .money import money
from .paid import payments_of


def lines(*pairs) -> list[tuple[Any, str]]:
    """Labels with their words; nothing is a dash."""
    return [(label, formats.EMPTY if words in (None, "") else str(words)) for label, words in pairs]


class HomeSheet(Sheet):
    """What both sheets show: the household, the facts, the case, buttons and history."""

    template_name = "welfare/home_detail.html"
    with_record: tuple[str, ...] = ("village", "household", "application__programme", "application__household")
    list_url, list_title = "", gettext_lazy("Home")

    def get_context_data(self, **kwargs):
        record = self.record()
        title = self.title(record)
        return {
            "title": title,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(self.list_title), f"{reverse(self.list_url)}?village={record.village_id}"),
                (str(record.household), None),
            ],
            "record": record,
            "facts": self.facts(record),
            "state": self.state(record),
            "changes": changes_of(record, user=self.request.user),
            "actions": self.actions(record),
        }

    def title(self, record) -> str:
        raise NotImplementedError

    def facts(self, record) -> list[tuple[Any, str]]:
        raise NotImplementedError

    def state(self, record) -> dict[str, Any]:
        raise NotImplementedError


class HouseWorkSheet(HomeSheet):
    """A house repaired or rebuilt. A photo's day says whether it shows before, during or after the work."""

    model = HouseWork
    permission_required = "welfare.view_housework"
    list_url, list_title = "welfare:housework_list", gettext_lazy("House works")

    def title(self, record):
        return str(record.get_kind_display())

    def facts(self, record):
        return lines(
            (_("Danger before"), record.get_danger_display()),
            (_("Contract of"), record.contract_on),
            (_("Accepted on"), record.accepted_on),
            (_("Floor area, m²"), record.floor_area),
            (_("Subsidy, yuan"), money(record.subsidy)),
            (_("Document"), record.document),
        )

    def state(self, record):
        if record.accepted_on:
            return {"css": "tag-open", "text": pgettext("house work", "accepted")}
        return {"css": "tag-warn", "text": _("under way")}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        work, user = context["record"], self.request.user
        context["payments"] = payments_of(user, house_work=work)
        return {**context, "photos": self.photos(work), "add_url": self.add_url(work), **self.all_url(work, user)}

    def add_url(self, work) -> str:
        return panel.address(work, "attachment") if panel.may_add(work, self.request.user) else ""

    def all_url(self, work, user) -> dict[str, str]:
        return {"all_url": panel.address(work, "attachments")} if user.has_perm(panel.VIEW) else {}

    def photos(self, work) -> list[dict[str, Any]]:
        """The photos of before the contract, from then until the acceptance, and from that day on."""
        if not self.request.user.has_perm(panel.VIEW):
            return []
        found = list(Attachment.objects.visible_to(self.request.user).of(work).in_use())
        ends = work.accepted_on
        before = [one for one in found if one.taken_on < work.contract_on]
        after = [one for one in found if ends is not None and one.taken_on >= ends]
        during = [one for one in found if one not in before and one not in after]
        words = (
            (
                pgettext("photos", "Before"),
                before,
                _("Taken before the contract of %(day)s.") % {"day": work.contract_on},
            ),
            (pgettext("photos", "During"), during, _("Taken from the contract until the acceptance.")),
            (pgettext("photos", "After"), after, _("Taken on the day of the acceptance or later.")),
        )
        return [{"title": title, "attachments": shown, "lead": lead} for title, shown, lead in words]


class RelocationSheet(HomeSheet):
    """A relocation, from the agreement to the old house pulled down."""

    model = Relocation
    permission_required = "welfare.view_relocation"
    list_url, list_title = "welfare:relocation_list", gettext_lazy("Relocations")

    def title(self, record):
        return _("Relocation: %(mode)s") % {"mode": record.get_mode_display()}

    def facts(self, record):
        each = (record.floor_area / record.people).quantize(record.floor_area) if record.people else None
        return lines(
            (pgettext("count", "People"), record.people),
            (_("Floor area, m²"), record.floor_area),
            (_("m² a person"), each),
            (_("New home"), record.place),
            (_("Agreement of"), record.agreed_on),
            (_("Moved in on"), record.moved_on),
            (_("Old house pulled down on"), record.cleared_on),
        )

    def state(self, record):
        if record.moved_on is None:
            return {"css": "tag-warn", "text": _("not moved in yet")}
        if record.cleared_on is None and record.moved_on <= clock.today():
            return {"css": "tag-warn", "text": _("old house still standing")}
        return {"css": "tag-open", "text": _("done")}
