"""The page of data-entry progress: what is missing in each village, each number opening to its rows."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from . import clock, formats
from .figurepages import villages_of
from .progress import tasks

TITLE = gettext_lazy("Data-entry progress")


class ProgressPage(LoginRequiredMixin, TemplateView):
    """Villages down, tasks across: how many records miss something today, and how many in a hundred are complete."""

    template_name = "kit/progress.html"

    def get_context_data(self, **kwargs):
        day, user = clock.today(), self.request.user
        shown = [task for task in tasks if task.may_read(user)]
        counts = [task.by_village(day, user) for task in shown]
        rows = [
            {
                "name": name,
                "cells": [
                    self.cell(task, day, key, *values.get(key, (0, 0)))
                    for task, values in zip(shown, counts, strict=True)
                ],
            }
            for key, name in villages_of(user)
        ]
        totals = [tuple(map(sum, zip(*values.values(), strict=True))) if values else (0, 0) for values in counts]
        return {
            "title": TITLE,
            "lead": _("What is still missing today, village by village. Each number opens to the rows that miss it."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "head": [task.label for task in shown],
            "rows": rows,
            "total": [self.cell(task, day, None, *total) for task, total in zip(shown, totals, strict=True)],
            "day": day,
        }

    def cell(self, task, day, village, every: int, missing: int) -> dict[str, Any]:
        complete = 100 * (every - missing) // every if every else 100
        return {"text": formats.number(missing), "url": task.rows_url(day, village), "complete": f"{complete}%"}
