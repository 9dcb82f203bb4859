"""What whoever opens a batch or a payment is told after somebody else took it back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from villages.querysets import scope_of

from .actions import taken_back


class ToldIfTakenBack:
    """A page of a record of `model`: instead of nothing found, the list with who took the record back, and when."""

    model: type
    gone_to = "welfare:paymentbatch_list"

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except Http404:
            told = taken_back(self.model, kwargs["pk"], scope_of(request.user).holds)
            if not told:
                raise
        messages.error(request, told)
        return redirect(self.gone_to)
