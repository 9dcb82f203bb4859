"""Writes officers, the demonstration accounts with their groups, and where each is posted."""

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils.translation import gettext as _

from villages.models import Officer, Posting, Village

from . import staff
from .records import Township
from .writing import write

PASSWORD = "xiaoping-2019"  # noqa: S105 – printed on the login page of a demonstration, nowhere else valid


class NotPrinted:
    """The password of the demonstration accounts is printed everywhere: nobody may choose it."""

    def validate(self, password, user=None):
        if password == PASSWORD:
            raise ValidationError(self.get_help_text(), code="password_printed")

    def get_help_text(self):
        return _("The demonstration's password is known to everybody.")


def load(township: Township) -> None:
    """Write every officer, and an account for those who log in: one a role."""
    call_command("make_groups", verbosity=0)
    villages = {village.name: village for village in Village.objects.all()}
    officers = [officer for post in staff.build(township.villages) for officer in post.officers]
    names = {officer.username: officer for officer in officers if officer.username}
    users = {account.username: _user(account, names[account.username].name) for account in staff.ACCOUNTS}
    write(
        Officer(
            village=villages[officer.village.name] if officer.village else None,
            name=officer.name,
            title=officer.title,
            phone=officer.phone,
            user=users.get(officer.username),
            since=officer.since,
            until=officer.until,
        )
        for officer in officers
    )
    write(
        Posting(
            user=users[account.username],
            village=villages[account.village] if account.village else None,
            since=names[account.username].since,
        )
        for account in staff.ACCOUNTS
    )


def _user(account: staff.Account, name: str) -> User:
    user = User.objects.create_user(account.username, password=PASSWORD, last_name=name, is_staff=account.uses_admin)
    user.groups.set(Group.objects.filter(name__in=(account.group, account.post)))
    return user
