"""The figures of poverty relief: of the register, then of the help given, in the order they are shown."""

from . import register  # noqa: F401, I001 – first what stands first
from . import help  # noqa: F401
