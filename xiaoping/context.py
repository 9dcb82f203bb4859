"""What every page shows around its content: township, day, navigation, and who is here with which role."""

from django.urls import reverse
from django.utils.translation import gettext as _

from villages.querysets import scope_of
from xiaoping.kit import clock, formats
from xiaoping.kit.auth import roles_of
from xiaoping.kit.navigation import menu
from xiaoping.kit.registry import facts
from xiaoping.kit.roles import LABELS


def site(request) -> dict:
    """The context every template has."""
    user = getattr(request, "user", None)
    shown = {
        "township": facts["villages.township"](),
        "is_demo": clock.demonstration_day() is not None,
        "today": clock.today(),
    }
    if user is not None and user.is_authenticated:
        shown |= {"nav": navigation(request), "user_role": role_of(user), "user_scope": scope_text(user)}
    return shown


def navigation(request) -> list[dict]:
    """The menu: what every app offers this user, and the administration for staff."""
    groups = menu(request)
    office = []
    if request.user.has_perm("auth.change_user"):
        address = reverse("accounts:user_list")
        is_here = request.path.startswith(address)
        office.append({"label": _("Accounts"), "icon": "person-badge", "url": address, "active": is_here})
    if request.user.is_staff:
        office.append({"label": _("Administration"), "icon": "gear", "url": reverse("admin:index"), "active": False})
    if office:
        groups.append({"label": _("Office"), "items": office, "open": True})
    return groups


def role_of(user) -> str:
    """The user's role in words."""
    return formats.listed(LABELS.get(name, name) for name in roles_of(user))


def scope_text(user) -> str:
    """Where the user is posted, in words."""
    if scope_of(user).township:
        return _("Whole township")
    return formats.listed(name for _key, name in facts["villages.visible"](user)) or _("not posted anywhere")
