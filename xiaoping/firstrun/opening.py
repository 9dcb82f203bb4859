"""What the first run writes, in one transaction: the township, its villages and groups, the first administrator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from villages.models import Officer, Posting, Township, Village, VillagerGroup
from xiaoping.kit import clock, passwords
from xiaoping.kit.actions import acting, save
from xiaoping.kit.registry import action_labels
from xiaoping.kit.roles import ADMINISTRATOR

from . import code
from .layout import Draft

action_labels["first_run"] = gettext_lazy("First run")


def is_due() -> bool:
    """Whether this database is an office's own, started empty, and not set up yet."""
    return code.is_waiting() and not Township.objects.exists()


def open_office(
    *,
    township: str,
    county: str = "",
    area_code: str = "",
    records_from: date,
    villages: Iterable[Draft],
    username: str,
    name: str,
    password: str,
    is_handed_over: bool,
) -> User:
    """Set the office up. `is_handed_over`: whoever types the password is not its owner, who must choose another.

    Raises ValidationError, with nothing written, if the township is set up already or anything in it is not valid.
    """
    with transaction.atomic():
        call_command("make_groups", verbosity=0)
        role = Group.objects.select_for_update().get(name=ADMINISTRATOR)  # of two at once, the second finds it done
        if Township.objects.exists():
            raise ValidationError(_("This township is set up already."))
        administrator = User(username=username, last_name=name, is_staff=True)
        administrator.set_password(password)
        save(administrator)
        administrator.groups.add(role)
        passwords.note(owner=administrator, by=None if is_handed_over else administrator, reason=_("First run"))
        with acting("first_run", by=administrator, reason=_("First run")):
            place = save(Township(name=township, county=county, area_code=area_code, records_from=records_from))
            for number, draft in enumerate(villages, start=1):
                _set_up(place, draft, number)
            today = clock.today()
            save(Officer(name=name, user=administrator, since=today))
            save(Posting(user=administrator, since=today))
    cache.clear()
    code.forget()
    return administrator


def _set_up(township: Township, draft: Draft, number: int) -> None:
    since = township.records_from
    village = save(Village(township=township, name=draft.name, code=draft.code or None, number=number, since=since))
    for place, name in enumerate(draft.groups, start=1):
        save(VillagerGroup(village=village, number=place, name=name, since=since))
