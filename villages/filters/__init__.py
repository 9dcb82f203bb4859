"""The filters of villages' lists: of records of people, and of the village's works."""

from .records import *  # noqa: F403
from .works import *  # noqa: F403
from .years import *  # noqa: F403
