"""The figures of welfare: of awards, then of payments, then of houses, in the order they are shown."""

from . import awards  # noqa: F401, I001 – first what stands first
from . import payments  # noqa: F401
from . import housing  # noqa: F401
