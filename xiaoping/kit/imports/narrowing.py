"""Narrowing a page to what one applied file wrote: `?import=…`."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from .. import clock
from .models import ImportBatch

PARAMETER = "import"


class OfImport:
    """For pages of checks: the file asked for, its act, and the day whose last full year is that of the file."""

    request: Any

    @cached_property
    def batch(self) -> ImportBatch | None:
        """Raises Http404 for a file that is not applied, or that the user may not see."""
        asked = self.request.GET.get(PARAMETER, "")
        if not asked:
            return None
        if not asked.isdecimal():
            raise Http404
        applied = ImportBatch.objects.visible_to(self.request.user).filter(state=ImportBatch.State.APPLIED)
        return get_object_or_404(applied, pk=asked)

    @property
    def act(self) -> UUID | None:
        """The action whose records are meant."""
        return self.batch.act if self.batch else None

    @property
    def day(self) -> date:
        """Today; for a file of an earlier year the last day on which that year was the last full one."""
        today = clock.today()
        return min(today, date(self.batch.year + 1, 12, 31)) if self.batch else today
