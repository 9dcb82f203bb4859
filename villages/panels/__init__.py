"""What villages say on the sheets: of a village's works, of a household's and a person's years."""

from . import records, works  # noqa: F401
