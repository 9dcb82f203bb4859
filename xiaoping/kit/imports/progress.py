"""How far an import is, for the page that waits for it.

What is applied is one transaction, so its own rows cannot say: the count is kept in a cache that all processes share,
by account, and nobody is told of another's.
"""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.core.cache import caches
from django.http import JsonResponse
from django.views.generic import View

from ..access import Permitted

SECONDS = 300  # after which a count that was not taken back is forgotten: its process came to an end


def _key(user) -> str:
    return f"kit.import.{user.pk}"


def tell(user, done: int, total: int) -> None:
    """Say how many rows of somebody's file are done. Nobody waits for the command line.

    An import does not fail because this cannot be written down.
    """
    if user is not None:
        with suppress(OSError):
            caches[settings.SHARED_CACHE].set(_key(user), (done, total), SECONDS)


def forget(user) -> None:
    """The import is over."""
    if user is not None:
        with suppress(OSError):
            caches[settings.SHARED_CACHE].delete(_key(user))


class ImportProgress(Permitted, View):
    """How many of how many rows of one's own import are done; nothing if none is under way."""

    permission_required = "kit.import_records"

    def get(self, request):
        found = caches[settings.SHARED_CACHE].get(_key(request.user))
        told = dict(zip(("done", "total"), found, strict=True)) if found else {}
        return JsonResponse(told, headers={"Cache-Control": "no-store"})
