"""The page on which the register is taken out in the national layouts, or as a form to collect the year's data."""

from __future__ import annotations

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from villages.models import Stay, Village
from xiaoping.kit import clock, exports
from xiaoping.kit.access import Permitted, note
from xiaoping.kit.filters import DayField
from xiaoping.kit.models import AccessLog

from ..layouts import Extract, write_form, write_layout
from ..models import RegisterStay

FORM = "form"
CLEAR = "villages.view_clear_idnumber"
TITLE = gettext_lazy("National layouts and collection forms")


class LayoutForm(forms.Form):
    """Which layout, of whom, as of when; in clear only for a reason."""

    layout = forms.ChoiceField(
        label=gettext_lazy("Layout"),
        choices=[
            ("H1", gettext_lazy("H1: people of the register, to about 2018")),
            ("H3", gettext_lazy("H3: list of people, 2022")),
            (FORM, gettext_lazy("collection form: who is known, the rest to be filled in")),
        ],
    )
    village = forms.ModelChoiceField(
        label=gettext_lazy("Village"),
        queryset=Village.objects.none(),
        required=False,
        empty_label=gettext_lazy("all of mine"),
    )
    whom = forms.ChoiceField(
        label=gettext_lazy("Of whom"),
        choices=[
            ("register", gettext_lazy("people of the register")),
            ("all", gettext_lazy("everybody in a household")),
        ],
    )
    day = DayField(label=gettext_lazy("As of"))
    year = forms.IntegerField(label=gettext_lazy("Year of the yearly data"), min_value=1980, max_value=2100)
    in_clear = forms.BooleanField(
        label=gettext_lazy("ID numbers and phones in clear"),
        required=False,
        help_text=gettext_lazy("Needed to bring the people into another system. It is logged with your reason."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=1000, help_text=gettext_lazy("Only if in clear.")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = Village.objects.visible_to(user)  # type: ignore[attr-defined]
        self.fields["day"].initial = clock.today
        self.fields["year"].initial = clock.today().year - 1
        if not user.has_perm(CLEAR):
            del self.fields["in_clear"], self.fields["reason"]

    def clean(self):
        if self.cleaned_data.get("in_clear") and self.cleaned_data.get("layout") == FORM:
            self.add_error("in_clear", _("A collection form goes through many hands: it is always masked. Clear this."))
        elif self.cleaned_data.get("in_clear") and not self.cleaned_data.get("reason", "").strip():
            self.add_error("reason", _("Say why you need to see the numbers: the reason is kept."))

    def groups(self):
        """One group without a heading."""
        yield "", list(self)


class LayoutsPage(Permitted, FormView):
    """Asks what is wanted, and answers with the file."""

    permission_required = ("kit.export_list", "poverty.view_registerstay", "villages.view_idnumber")
    form_class = LayoutForm
    template_name = "kit/action_form.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        asked = form.cleaned_data
        day = asked["day"]
        rows = RegisterStay.objects.on_register(day) if asked["whom"] == "register" else Stay.objects.in_force(day)
        rows = rows.visible_to(self.request.user)
        if asked["village"] is not None:
            rows = rows.in_village(asked["village"])
        is_form = asked["layout"] == FORM
        is_clear = bool(asked.get("in_clear"))
        if is_clear:
            log_numbers(self.request, asked["reason"])
        extract = Extract(
            layout="H1" if is_form else asked["layout"], day=day, year=asked["year"], stays=rows, is_clear=is_clear
        )
        notes = [(_("As of"), str(day)), (_("Year of the yearly data"), str(asked["year"]))]
        return exports.send(
            lambda target: write_form(extract, target) if is_form else write_layout(extract, target, notes),
            "xlsx",
            title=str(dict(form.fields["layout"].choices)[asked["layout"]]).partition(":")[0],
            head=extract.head,
            user=self.request.user,
            list_name="poverty:layouts",
            address=self.request.path,
            filters=", ".join(f"{name}={value}" for name, value in asked.items() if value not in ("", None)),
        )

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "title": TITLE,
            "lead": _(
                "Workbooks as the national system has them. What you take out can be edited and brought in again."
            ),
            "submit_label": _("Download"),
            "back_url": reverse("poverty:registration_list"),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
        }


def log_numbers(request, reason: str) -> AccessLog:
    """Note who takes ID numbers out in clear, from where, and why."""
    return note(request, "export", record="villages.idnumber", fields="number", reason=reason)
