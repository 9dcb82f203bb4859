"""Forms of villages: for what happens to households and people, and for what is asked of them every year."""

from .dated import *  # noqa: F403
from .records import *  # noqa: F403
from .years import *  # noqa: F403
