"""Who may open a page; and seeing a protected value in clear: one record at a time, for a reason, and logged."""

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import HttpRequest

from .models import AccessLog


class Permitted(LoginRequiredMixin, PermissionRequiredMixin):
    """The anonymous are sent to log in; who is logged in and may not is refused (403)."""

    request: HttpRequest

    def handle_no_permission(self):
        self.raise_exception = self.request.user.is_authenticated
        return super().handle_no_permission()


def look_in_clear(request, record, *, fields: str, reason: str) -> AccessLog:
    """Log that the user of this request is about to see `fields` of a record in clear."""
    return note(request, "unmask", record=record._meta.label_lower, key=str(record.pk), fields=fields, reason=reason)


def note(request, action: str, *, record: str, key: str = "", fields: str = "", reason: str = "") -> AccessLog:
    """A line of the log of accesses, with who asked and from where."""
    return AccessLog.objects.create(
        user=request.user,
        remote_address=request.META.get("REMOTE_ADDR") or None,
        action=action,
        record=record,
        key=key,
        fields=fields,
        reason=reason,
    )
