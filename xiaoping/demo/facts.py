"""What other parts may ask of the demonstration by key."""

from django.utils.translation import gettext as _

from xiaoping.kit.registry import fact
from xiaoping.kit.roles import LABELS

from .accounts import PASSWORD
from .staff import ACCOUNTS


@fact("demo.accounts")
def accounts() -> list[dict[str, str]]:
    """The demonstration accounts, one a role, for the login page and the terminal: username, password, role, scope."""
    return [
        {
            "username": account.username,
            "password": PASSWORD,
            "role": str(LABELS[account.group]),
            "scope": account.village or _("Whole township"),
        }
        for account in ACCOUNTS
    ]
