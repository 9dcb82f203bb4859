"""The pages of the first run: the places, then how they were understood, with the first administrator."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from xiaoping.kit.forms import show_errors

from . import code, layout
from .forms import AdministratorForm, PlacesForm
from .opening import open_office

KEPT = "first_run"  # in the session, between the two pages


class Places(FormView):
    """The code, the township, its villages and groups."""

    form_class = PlacesForm
    template_name = "xiaoping/first_run.html"
    extra_context = {"title": gettext_lazy("First run"), "step": 1}

    def get_initial(self):
        kept = self.request.session.get(KEPT, {})
        return {**super().get_initial(), **kept}

    def form_valid(self, form):
        data = form.cleaned_data
        self.request.session[KEPT] = {**data, "records_from": data["records_from"].isoformat()}
        return redirect("first_run_administrator")


class Administrator(FormView):
    """How the places were understood, and the first administrator. Nothing is written before this page is sent."""

    form_class = AdministratorForm
    template_name = "xiaoping/first_run_administrator.html"
    extra_context = {"title": gettext_lazy("First run"), "step": 2}

    @cached_property
    def kept(self) -> dict:
        return self.request.session.get(KEPT, {})

    def dispatch(self, request, *args, **kwargs):
        if not code.matches(self.kept.get("code", "")):
            return redirect("first_run")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        villages = layout.parse(self.kept["villages"])
        groups = sum(len(village.groups) for village in villages)
        return super().get_context_data(kept=self.kept, villages=villages, groups=groups, **kwargs)

    def form_valid(self, form):
        data, kept = form.cleaned_data, self.kept
        try:
            open_office(
                township=kept["township"],
                county=kept["county"],
                area_code=kept["area_code"],
                records_from=date.fromisoformat(kept["records_from"]),
                villages=layout.parse(kept["villages"]),
                username=data["username"],
                name=data["name"],
                password=data["password"],
                is_handed_over=data["is_handed_over"],
            )
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        self.request.session.flush()
        messages.success(self.request, _("The township is set up. Log in with the account you just made."))
        return HttpResponseRedirect("/login/")
