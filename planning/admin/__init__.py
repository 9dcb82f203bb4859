"""The administration of planning, one file a subject: party, printed."""

from . import party, printed  # noqa: F401
