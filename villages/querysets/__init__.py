"""Which rows: of records of people, and of the village's works. Each method is a rule the office can say in words."""

from .records import *  # noqa: F403
from .records import scope_of as scope_of
from .works import *  # noqa: F403
from .years import *  # noqa: F403
