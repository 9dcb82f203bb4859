"""What a user may do comes from their groups alone; where, from their postings."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group


class GroupBackend(ModelBackend):
    """Django's own login, without permissions given to single users: a role is a group.

    Permissions and the names of the groups are read in one statement for each user object (one a request).
    """

    def _get_permissions(self, user_obj, obj, from_name):
        if from_name == "user" or not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_group_perm_cache"):
            granted = Group.objects.filter(user=user_obj).values_list(
                "name", "permissions__content_type__app_label", "permissions__codename"
            )
            rows = list(granted)
            user_obj._group_perm_cache = {f"{app}.{codename}" for _name, app, codename in rows if codename}
            user_obj._roles = sorted({name for name, _app, _codename in rows})
        return user_obj._group_perm_cache


def roles_of(user) -> list[str]:
    """The names of a user's groups."""
    user.get_group_permissions()
    return getattr(user, "_roles", [])


def holds(user, permission: str) -> bool:
    """Whether a user's groups give them a permission.

    For what has a limit of holders: a superuser, who has every other permission unasked, has it as a holder only.
    """
    return permission in user.get_group_permissions()
