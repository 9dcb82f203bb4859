"""The page of what one entered today, and the one that takes an entry back."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from .entries import Entry, entered_by, entry_of, files_of, take_back
from .forms import show_errors
from .periods import EARLIEST
from .registry import action_labels

TITLE = gettext_lazy("What I entered")
TAKE_BACK = gettext_lazy("Take back")

action_labels[take_back.__name__] = gettext_lazy("Taken back")


class EnteredPage(LoginRequiredMixin, TemplateView):
    """What the user entered on a day, action by action; `day` in the address, today if none is given."""

    template_name = "kit/entered.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        day = self.day(today)
        address = reverse("kit:entered")
        return {
            "title": TITLE,
            "lead": _("Every entry with its reason. One of today can be taken back whole; what is older is corrected."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "day": day,
            "entries": entered_by(self.request.user, day),
            "files": files_of(self.request.user, day),
            "is_today": day == today,
            "previous_url": f"{address}?day={day - timedelta(days=1)}",
            "next_url": f"{address}?day={day + timedelta(days=1)}" if day < today else "",
        }

    def day(self, today):
        """The day asked for. Raises Http404 with the reason if it is none, or has not come yet."""
        text = self.request.GET.get("day")
        try:
            day = parse_date(text) if text else today
        except ValueError:
            day = None
        if day is None or day > today or day.year < int(EARLIEST):
            raise Http404(_("“%(text)s” is no day up to today.") % {"text": text})
        return day


class ReasonOnly(forms.Form):
    """Asks why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=1000, help_text=gettext_lazy("Why. It is kept with the history.")
    )


class TakeBackPage(LoginRequiredMixin, FormView):
    """Shows what an entry touched, asks why, and undoes it. Not found unless it is one's own of today."""

    form_class = ReasonOnly
    template_name = "kit/take_back.html"
    success_url = reverse_lazy("kit:entered")

    @cached_property
    def entry(self) -> Entry:
        entry = entry_of(self.request.user, self.kwargs["act"])
        if entry is None or not entry.can_be_taken_back:
            raise Http404(_("There is no entry of yours of today under this number."))
        return entry

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "entry": self.entry,
            "title": TAKE_BACK,
            "submit_label": TAKE_BACK,
            "danger": True,
            "back_url": self.success_url,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), str(self.success_url)),
                (str(TAKE_BACK), None),
            ],
        }

    def form_valid(self, form):
        try:
            take_back(act=self.entry.act, by=self.request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, _("Taken back: everything is as it was before this entry."))
        return super().form_valid(form)
