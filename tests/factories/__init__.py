"""One record of each kind, valid by itself, a module an app. Area 431299 belongs to no county."""

from .attachments import *  # noqa: F403
from .imports import *  # noqa: F403
from .kit import *  # noqa: F403
from .planning import *  # noqa: F403
from .poverty import *  # noqa: F403
from .safety import *  # noqa: F403
from .villages import *  # noqa: F403
from .welfare import *  # noqa: F403
from .works import *  # noqa: F403
from .years import *  # noqa: F403
