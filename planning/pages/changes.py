"""What may be done to a printed report: a number entered or put right, a finding resolved or opened again."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.actionpages import ActionPage
from xiaoping.kit.registry import action_labels

from .. import actions, forms
from ..models import Finding, PrintedFigure, PrintedReport


class OnReport(ActionPage):
    """Afterwards the report is shown, at the place of what was changed if it has one."""

    def back_url(self):
        return self.record.get_absolute_url()


class EnterFigure(OnReport):
    model = PrintedReport
    record_name = "report"
    act = staticmethod(actions.enter_figure)
    form_class = forms.PrintedFigureForm
    permission_required = "planning.add_printedfigure"
    slug, icon = "figure", "plus-lg"
    title = _("Enter a printed figure")
    lead = _("What the text prints, not what is right. The report is then checked again.")


class CorrectFigure(OnReport):
    model = PrintedFigure
    record_name = "figure"
    act = staticmethod(actions.correct_figure)
    form_class = forms.PrintedFigureCorrection
    permission_required = "planning.change_printedfigure"
    slug = "correction"
    title = _("Correct the copy")
    lead = _("For a number that was copied wrongly from the text. A number that contradicts another stays as printed.")


class ResolveFinding(OnReport):
    model = Finding
    act = staticmethod(actions.resolve_finding)
    form_class = forms.ResolutionForm
    permission_required = "planning.change_finding"
    slug, icon = "resolution", "check2-circle"
    title = _("Resolve the finding")
    lead = _("Say what it comes from. The printed numbers stay as they are.")

    @classmethod
    def applies(cls, record):
        return record.until is None and not record.resolution


class ReopenFinding(OnReport):
    model = Finding
    act = staticmethod(actions.reopen_finding)
    form_class = forms.Undated
    permission_required = "planning.change_finding"
    slug, icon = "reopening", "arrow-counterclockwise"
    title = _("Open the finding again")

    @classmethod
    def applies(cls, record):
        return record.until is None and bool(record.resolution)


action_labels.setdefault("check", _("Printed figures checked"))

REPORT_PAGES = (EnterFigure,)
FIGURE_PAGES = (CorrectFigure,)
FINDING_PAGES = (ResolveFinding, ReopenFinding)
