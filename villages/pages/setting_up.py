"""The page that sets up a household with its people, and the button that leads to it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.registry import sheet_actions

from .. import actions
from ..forms.setting_up import MORE, MOST_ROWS, NewHouseholdForm
from ..models import IdNumber, Village


class SetUpHousehold(ActionPage):
    """A new household of a village with its people; afterwards its sheet is shown."""

    model = Village
    act = staticmethod(actions.set_up_household)
    form_class = NewHouseholdForm
    permission_required = ("villages.add_household", "villages.add_person")
    template_name = "villages/new_household.html"
    slug, icon = "household", "house-add"
    title = gettext_lazy("Enter a new household")
    lead = gettext_lazy("With everybody in it. Either all of it is kept, or nothing.")

    @classmethod
    def applies(cls, record):
        return record.until is None

    def message(self, result):
        disputed = IdNumber.objects.filter(person__stays__household=result, until=None).disputed()
        return " ".join(
            [
                _("%(household)s is on the books.") % {"household": result},
                *(actions.notice_of(number) for number in disputed),
            ]
        )

    def get_context_data(self, **kwargs):
        given = super().get_context_data(**kwargs)
        return {**given, "blank": given["form"].blank_member(), "most": MOST_ROWS, "more": MORE}

    def back_url(self):
        return self.record.get_absolute_url()

    def get_success_url(self):
        return self.result.get_absolute_url()


VILLAGE_PAGES = (SetUpHousehold,)

sheet_actions.add("village.villages", lambda village, user: links(VILLAGE_PAGES, village, user))
