"""The pages by which awards change and end, and their buttons on a person's sheet."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.actionpages import links
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Award
from .base import WelfarePage


class AwardPage(WelfarePage):
    """Something happens to an award; afterwards the sheet of its person is shown."""

    model = Award

    @classmethod
    def link(cls, record):
        return {**super().link(record), "label": f"{cls.title} · {record.get_benefit_display()}"}

    def back_url(self):
        return reverse("villages:person_detail", args=[self.record.person_id])


class ChangeGrade(AwardPage):
    act = staticmethod(actions.change_grade)
    form_class = forms.GradeForm
    permission_required = "welfare.change_award"
    slug, icon = "grade", "arrow-left-right"
    title = _("Change the class")
    lead = _("Low income changes for all people of the household at once.")

    @classmethod
    def applies(cls, record):
        return record.grade != ""


class EndAward(AwardPage):
    act = staticmethod(actions.end_award)
    form_class = forms.EndForm
    permission_required = "welfare.change_award"
    slug, icon, danger = "end", "person-x", True
    title = _("End the award")
    lead = _("The reason goes to the family in writing.")


AWARD_PAGES = (ChangeGrade, EndAward)


def person_actions(person, user) -> list[dict]:
    """The buttons of a person's awards that last."""
    awards = Award.objects.writable_by(user).filter(person=person, until=None).order_by("benefit")
    return [link for award in awards for link in links(AWARD_PAGES, award, user)]


sheet_actions.add("person.welfare", person_actions)
