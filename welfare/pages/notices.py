"""The pages by which a village's cases are put up together, and their buttons on the village's sheet."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import Village
from xiaoping.kit.actionpages import links
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Notice
from .base import WelfarePage


class PutUp(WelfarePage):
    """All cases of a programme that are due for it hang together; afterwards the notice is shown, to be printed."""

    model = Village
    act = staticmethod(actions.put_up_notice)
    form_class = forms.NoticeForm
    permission_required = "welfare.add_notice"
    slug, icon = "notice", "pin-angle"
    title = _("Put up a public notice")
    lead = _("Its list shows masked names, groups and numbers of people, and nothing else of anybody.")
    kind = Notice.Kind.REVIEWED

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.kind}

    def back_url(self):
        return reverse("villages:village_detail", args=[self.record.pk])

    def get_success_url(self):
        return self.result.get_absolute_url()


class AnnounceAll(PutUp):
    """All granted cases of a programme that were not announced yet hang together, as a notice of its own."""

    slug, icon = "announcement", "megaphone"
    title = _("Make decisions public")
    kind = Notice.Kind.DECIDED


VILLAGE_PAGES = (PutUp, AnnounceAll)

sheet_actions.add("village.welfare", lambda village, user: links(VILLAGE_PAGES, village, user))
