"""What villages say on the sheets: of a village's works, of a household's and a person's years, photos."""

from . import attachments, records, works  # noqa: F401
