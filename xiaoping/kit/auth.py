"""What a user may do comes from their groups alone; where, from their postings."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission


class GroupBackend(ModelBackend):
    """Django's own login, without permissions given to single users: a role is a group."""

    def _get_user_permissions(self, user_obj):
        return Permission.objects.none()
