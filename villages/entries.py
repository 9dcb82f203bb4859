"""From a list to the page that enters one more of its rows: in the village filtered by, the user's only one, or the
one they choose."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from xiaoping.kit.access import Permitted

from .facts import visible
from .models import Village
from .works import WORKS

# what is entered on a page of its village: name of the page → title, icon, permission; other apps add theirs
ENTERED: dict[str, tuple[Any, str, str]] = {
    "household": (gettext_lazy("Enter a new household"), "house-add", "villages.add_household"),
    **{work.name: (work.title, work.icon, work.permission("add")) for work in WORKS},
}


def way_to_enter(user, name: str, village: str) -> list[dict[str, Any]]:
    """The button of a list that shows `village`, or all if it is empty; none without the permission."""
    title, icon, permission = ENTERED[name]
    if not user.has_perm(permission):
        return []
    if not village.isdecimal():
        villages = visible(user)
        village = villages[0][0] if len(villages) == 1 else ""
    address = (
        reverse(f"{permission.partition('.')[0]}:village_{name}", args=[village])
        if village
        else f"{reverse('villages:choose')}?what={name}"
    )
    return [{"label": title, "url": address, "icon": icon}]


class ChooseVillage(Permitted, TemplateView):
    """Asks in which village something is to be entered; `what` in the address says what, a household if it does not."""

    template_name = "villages/choose.html"

    def get_permission_required(self):
        return (self.entered[2],)

    @property
    def entered(self) -> tuple[Any, str, str]:
        """What is to be entered. Raises Http404 if it is nothing known."""
        self.name = self.request.GET.get("what", "household")
        if self.name not in ENTERED:
            raise Http404
        return ENTERED[self.name]

    def get_context_data(self, **kwargs):
        title, icon, permission = self.entered
        app = permission.partition(".")[0]
        villages = Village.objects.writable_by(self.request.user).filter(until=None)
        return {
            "title": title,
            "lead": _("Choose the village first."),
            "villages": [
                {
                    "label": village.name,
                    "url": reverse(f"{app}:village_{self.name}", args=[village.pk]),
                    "icon": icon,
                }
                for village in villages
            ],
            "breadcrumbs": [(_("Home"), reverse("home")), (str(title), None)],
        }
