"""What every page shows around its content: township, day, navigation, and who is here with which role."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from villages.querysets import scope_of
from xiaoping.kit import clock
from xiaoping.kit.auth import roles_of
from xiaoping.kit.registry import facts

ROLES = {
    "village_cadre": gettext_lazy("village cadre"),
    "sector_clerk": gettext_lazy("sector clerk"),
    "leader": gettext_lazy("leader"),
    "auditor": gettext_lazy("auditor"),
    "administrator": gettext_lazy("administrator"),
}

# label of the group, then: label, icon, URL name, the day filter a list opens with, the permission it needs
NAVIGATION = (
    (
        gettext_lazy("Overview"),
        (
            (gettext_lazy("Home"), "house", "home", "", ""),
            (gettext_lazy("Figures"), "123", "kit:figure_list", "", ""),
        ),
    ),
    (
        gettext_lazy("Villages and people"),
        (
            (gettext_lazy("Villages"), "geo-alt", "villages:village_list", "in_force", "villages.view_village"),
            (
                gettext_lazy("Villager groups"),
                "diagram-3",
                "villages:group_list",
                "in_force",
                "villages.view_villagergroup",
            ),
            (gettext_lazy("Households"), "houses", "villages:household_list", "in_force", "villages.view_household"),
            (gettext_lazy("People"), "people", "villages:person_list", "in_force", "villages.view_stay"),
        ),
    ),
    (
        gettext_lazy("Poverty relief"),
        (
            (
                gettext_lazy("Register"),
                "journal-text",
                "poverty:registration_list",
                "on_register",
                "poverty.view_registration",
            ),
            (
                gettext_lazy("Not yet out"),
                "hourglass-split",
                "poverty:spell_list",
                "not_exited",
                "poverty.view_povertyspell",
            ),
            (
                gettext_lazy("People of the register"),
                "person-lines-fill",
                "poverty:person_list",
                "on_register",
                "poverty.view_registerstay",
            ),
            (gettext_lazy("Helpers"), "person-heart", "poverty:helper_list", "in_force", "poverty.view_helperpairing"),
        ),
    ),
)


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
    """The lists this user may open, each as of today."""
    day = clock.today().isoformat()
    groups = []
    for label, entries in NAVIGATION:
        items = [
            {
                "label": name,
                "icon": icon,
                "url": reverse(url) + (f"?{stock}={day}" if stock else ""),
                "active": request.path == reverse(url),
            }
            for name, icon, url, stock, permission in entries
            if not permission or request.user.has_perm(permission)
        ]
        if items:
            groups.append({"label": label, "items": items})
    if request.user.is_staff:
        office = [{"label": _("Administration"), "icon": "gear", "url": reverse("admin:index"), "active": False}]
        groups.append({"label": _("Office"), "items": office})
    return groups


def role_of(user) -> str:
    """The user's role in words."""
    return ", ".join(str(ROLES.get(name, name)) for name in roles_of(user))


def scope_text(user) -> str:
    """Where the user is posted, in words."""
    if scope_of(user).township:
        return _("Whole township")
    return ", ".join(name for _key, name in facts["villages.visible"](user)) or _("not posted anywhere")
