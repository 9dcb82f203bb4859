"""The figures of poverty relief: of the register, and of the help given."""

from . import help, register  # noqa: F401
