"""The pages that enter and correct what `works` declares, made from its declarations; and the one of a visit round."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from villages.models import Township
from villages.pages import works as pages
from villages.querysets import scope_of
from xiaoping.kit.actionpages import ActionPage

from .. import actions, forms
from ..models import Site
from ..works import WORKS

ENTRIES = [pages.entry(work) for work in WORKS]
CHANGES = {work.name: pages.changes(work) for work in WORKS}
SHEETS = [pages.sheet(work, CHANGES[work.name]) for work in WORKS if work.model is not Site]  # a site has its own


class EnterRound(ActionPage):
    """Enters a visit round, from a township posting; afterwards its coverage is shown, where it is assigned."""

    model = Township
    act = staticmethod(actions.enter_round)
    form_class = forms.NewRoundForm
    permission_required = "safety.add_visitround"
    slug, icon = "round", "plus-lg"
    title = gettext_lazy("Enter a visit round")
    lead = gettext_lazy("With its days and what its document says. Then it is assigned group by group.")

    @cached_property
    def record(self):
        """The township. Raises Http404 for who is posted to a village."""
        if not scope_of(self.request.user).township:
            raise Http404
        return get_object_or_404(Township)

    @classmethod
    def way(cls, user) -> list[dict]:
        """The button on the page of rounds; none for those who may not."""
        may = user.has_perm(cls.permission_required) and scope_of(user).township
        return [{"label": cls.title, "url": reverse("safety:round_new"), "icon": cls.icon}] if may else []

    def message(self, result):
        return _("“%(record)s” is on record.") % {"record": result}

    def back_url(self):
        return reverse("safety:coverage")

    def get_success_url(self):
        return f"{self.back_url()}?round={self.result.pk}"


urlpatterns = [
    *(page.pattern("villages") for page in ENTRIES),
    *(page.pattern(work.prefix) for work in WORKS for page in CHANGES[work.name]),
    *(path(f"{one.work.prefix}/<int:pk>/", one.as_view(), name=f"{one.work.name}_detail") for one in SHEETS),
    path("rounds/new/", EnterRound.as_view(), name="round_new"),
]
