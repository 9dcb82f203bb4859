"""The administration of planning, one file a subject: party, plan, printed."""

from . import party, plan, printed  # noqa: F401
