"""Seeing a protected value in clear: allowed one record at a time, for a reason, and logged."""

from .models import AccessLog


def look_in_clear(request, record, *, fields: str, reason: str) -> AccessLog:
    """Log that the user of this request is about to see `fields` of a record in clear."""
    return AccessLog.objects.create(
        user=request.user,
        remote_address=request.META.get("REMOTE_ADDR") or None,
        action="unmask",
        record=record._meta.label_lower,
        key=str(record.pk),
        fields=fields,
        reason=reason,
    )
