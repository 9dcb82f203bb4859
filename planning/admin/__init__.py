"""The administration of planning, one file a subject: party, plan, printed, report."""

from . import party, plan, printed, report  # noqa: F401
