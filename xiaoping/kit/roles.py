"""The five roles, the posts held beside them, and what each may do: groups of Django permissions, declared by each app.

*What* a user may do comes from here, *where* from their postings.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CADRE = "village_cadre"
CLERK = "sector_clerk"
LEADER = "leader"
AUDITOR = "auditor"
ADMINISTRATOR = "administrator"

ROLES = (CADRE, CLERK, LEADER, AUDITOR, ADMINISTRATOR)
PUBLIC_ORDER = "public_order_post"
POSTS = (PUBLIC_ORDER,)  # held beside a role: they open a few numbers more, and nothing else
HOLDERS = {PUBLIC_ORDER: 2}  # how many accounts in use hold a post at most
WRITERS = (CADRE, CLERK)
LABELS = {
    CADRE: _("village cadre"),
    CLERK: _("sector clerk"),
    LEADER: _("leader"),
    AUDITOR: _("auditor"),
    ADMINISTRATOR: _("administrator"),
    PUBLIC_ORDER: _("post in charge of public order"),
}

# Roles one person may not hold together: (one, the other, why). An account that breaks one is not made.
PREPARES, AUDITS = _("who prepares does not approve"), _("who audits does nothing that is audited")
EXCLUDES = (
    (CADRE, LEADER, PREPARES),
    (CLERK, LEADER, PREPARES),
    (AUDITOR, CADRE, AUDITS),
    (AUDITOR, CLERK, AUDITS),
    (AUDITOR, LEADER, AUDITS),
    (AUDITOR, ADMINISTRATOR, AUDITS),
)

grants: dict[str, list[str]] = {role: [] for role in (*ROLES, *POSTS)}


def permit(roles: Iterable[str], *permissions: str) -> None:
    """Give roles permissions named `app.codename`."""
    for role in roles:
        grants[role].extend(permissions)


def permit_models(roles: Iterable[str], app: str, verbs: Iterable[str], *models: str) -> None:
    """Give roles `view`, `add` or `change` on an app's models. Nobody is given `delete`: records end, never vanish."""
    permit(roles, *(f"{app}.{verb}_{model}" for verb in verbs for model in models))


def check_together(roles: Iterable[str]) -> None:
    """Raises ValidationError if one person may not hold these roles together."""
    held = set(roles)
    for one, other, why in EXCLUDES:
        if {one, other} <= held:
            raise ValidationError(
                _("“%(one)s” and “%(other)s” exclude each other: %(why)s.")
                % {"one": LABELS[one], "other": LABELS[other], "why": why}
            )


def declared(role: str) -> set[str]:
    """The permissions of a role as `app.codename`."""
    return set(grants[role])


permit((CADRE, CLERK, LEADER, AUDITOR), "kit.export_list")
permit(WRITERS, "kit.import_records", "kit.view_importbatch")
permit((CLERK, LEADER), "kit.share_savedview")
permit_models((CADRE, CLERK, LEADER, AUDITOR), "kit", ["view"], "attachment")
permit_models(WRITERS, "kit", ["add", "change"], "attachment")
permit_models((CADRE, CLERK, LEADER, AUDITOR), "kit", ["view"], "checkdecision")
permit_models(WRITERS, "kit", ["add"], "checkdecision")
permit_models((AUDITOR, ADMINISTRATOR), "kit", ["view"], "exportlog", "accesslog", "passwordset", "importbatch")
permit_models((ADMINISTRATOR,), "auth", ["view", "add", "change"], "user")
permit_models((ADMINISTRATOR,), "auth", ["view"], "group")
