"""What happens to an account. Each takes the administrator and a reason, and leaves its line in the history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from villages.models import Officer, Posting, Village
from xiaoping.kit import findings, formats, passwords, roles
from xiaoping.kit.actions import action, current_act, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import follow

WITH_ADMINISTRATION = (roles.CADRE, roles.CLERK, roles.AUDITOR, roles.ADMINISTRATOR)  # a leader reads only


def note(account: User, words: str, flag: int = CHANGE) -> None:
    """A line in the account's history: what was done by whom, and why."""
    act = current_act()
    if act is None:
        raise RuntimeError("An account changes within an action.")
    LogEntry.objects.create(
        user=act.by,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(account.pk),
        object_repr=str(account),
        action_flag=flag,
        change_message=f"{words} ({act.reason})",
    )


@action
def open_account(
    *,
    username: str,
    name: str,
    title: str = "",
    officer: Officer | None = None,
    held: Iterable[str],
    villages: Iterable[Village] | None,
    on: date,
    until: date | None = None,
    by,
    reason,
) -> tuple[User, str]:
    """Make an account with a password to hand over; the account and that password.

    It belongs to an officer on record, or to a new one. `villages` None posts it to the whole township. Raises
    ValidationError for roles that exclude each other, or an officer who has an account.
    """
    if officer is not None:
        officer = locked(officer, by)
        if officer.user_id is not None:
            raise ValidationError({"officer": _("This officer has an account already.")})
        name = officer.name
    account = User(username=username, last_name=name)
    password = passwords.made_up()
    account.set_password(password)
    save(account)
    _give_roles(account, held)
    note(account, _("Made"), ADDITION)
    passwords.note(owner=account, by=by, reason=reason)
    places = list(villages) if villages is not None else [None]
    if not places:
        raise ValidationError({"villages": _("Choose a village, or the whole township.")})
    if officer is None:
        officer = Officer(name=name, title=title, since=on, village=places[0] if len(places) == 1 else None)
    officer.user = account
    save(officer)
    for village in places:
        post(account=account, village=village, on=on, until=until, by=by, reason=reason)
    return account, password


@action
def post(*, account: User, village: Village | None, on: date, until: date | None = None, by, reason) -> Posting:
    """Post an account to a village, or (None) to the whole township, from a day on; `until` may be known already."""
    if village is not None and not Village.objects.writable_by(by).filter(pk=village.pk).exists():
        raise ValidationError({"village": _("This village is not among yours.")})
    same = account.postings.filter(village=village).exclude(until__lte=on)
    if same.exists():
        raise ValidationError({"village": _("This account is posted there already.")})
    return save(Posting(user=account, village=village, since=on, until=until))


@action
def end_posting(*, posting: Posting, on: date, by, reason) -> Posting:
    """The account is no longer posted there from that day on."""
    posting = locked(posting, by)
    if posting.until is not None and posting.until <= on:
        raise ValidationError(_("This ended on %(day)s.") % {"day": posting.until})
    posting.until = check_day(on, since=posting.since)
    return save(posting)


@action
def give_roles(*, account: User, held: Iterable[str], by, reason) -> User:
    """What the account may do from now on."""
    account = _locked(account)
    _give_roles(account, held)
    note(account, _("Roles: %(roles)s") % {"roles": "、".join(str(roles.LABELS[name]) for name in held)})
    return account


def _give_roles(account: User, held: Iterable[str]) -> None:
    """Raises ValidationError for roles that exclude each other, for none, for a post that has its holders already, and
    if no administrator is left."""
    held = set(held)
    if not held:
        raise ValidationError({"held": _("Choose at least one role.")})
    try:
        roles.check_together(held)
    except ValidationError as error:
        raise ValidationError({"held": error.messages}) from error
    _check_vacant(account, held)
    account.groups.set(Group.objects.filter(name__in=held))
    account.is_staff = bool(held & set(WITH_ADMINISTRATION))
    account.save(update_fields=["is_staff"])
    _check_administrator_left()


def _check_vacant(account: User, held: set[str]) -> None:
    for name in sorted(held & roles.HOLDERS.keys()):
        post = Group.objects.select_for_update().get(name=name)  # who give it at the same moment take turns
        others = post.user_set.filter(is_active=True).exclude(pk=account.pk).order_by("last_name", "username")
        holders = [other.get_full_name() or other.username for other in others]
        if len(holders) >= roles.HOLDERS[name]:
            raise ValidationError(
                {
                    "held": _("“%(post)s” is held by %(most)s at most, now by %(holders)s. Take it from one first.")
                    % {"post": roles.LABELS[name], "most": roles.HOLDERS[name], "holders": formats.listed(holders)}
                }
            )


@action
def reset_password(*, account: User, by, reason) -> str:
    """A new password to hand over; whoever is logged in with the old one is logged out, and a lock is opened."""
    account = _locked(account)
    if not account.is_active:
        raise ValidationError(_("This account is closed."))
    password = passwords.made_up()
    account.set_password(password)
    account.save(update_fields=["password"])
    passwords.note(owner=account, by=by, reason=reason)
    reset(username=account.username)
    note(account, _("New password"))
    return password


@action
def unlock(*, account: User, by, reason) -> User:
    """Open an account that wrong passwords have locked."""
    account = _locked(account)
    if not reset(username=account.username):
        raise ValidationError(_("This account is not locked."))
    note(account, _("Unlocked"))
    return account


def locked_usernames() -> set[str]:
    """Who cannot log in now for too many wrong passwords."""
    since = timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    attempts = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gte=since
    )
    return {name for name in attempts.values_list("username", flat=True) if name}


@action
def leave(*, account: User, successor: Officer | None = None, on: date, by, reason) -> list[str]:
    """The owner leaves: the account closes, postings end, and open work goes to another officer; says what went.

    Raises ValidationError for one's own account, the last administrator's, and for open work that nobody takes over.
    """
    account = _locked(account)
    if account == by:
        raise ValidationError(_("Another administrator must close your account."))
    if not account.is_active:
        raise ValidationError(_("This account is closed."))
    account.is_active = False
    account.save(update_fields=["is_active"])
    _check_administrator_left()
    note(account, _("Closed"))
    for posting in account.postings.exclude(until__lte=on).select_for_update():
        posting.until = max(check_day(on), posting.since)
        save(posting)
    handed = [_hand_over_findings(account, successor, by, reason)]
    officer = Officer.objects.filter(user=account).select_for_update().first()
    if officer is None:
        return [words for words in handed if words]
    if successor is not None:
        _check_successor(officer, successor, on)
    handed += follow("handover", officer=officer, successor=successor, on=on)
    if officer.until is None or officer.until > on:
        officer.until = check_day(on, since=officer.since)
        save(officer)
    return [words for words in handed if words]


def _hand_over_findings(account: User, successor: Officer | None, by, reason: str) -> str:
    to = successor.user if successor is not None else None
    try:
        count = findings.hand_over(owner=account, to=to, reason=reason, by=by)
    except ValidationError as error:
        raise ValidationError({"successor": error.messages}) from error
    return _("%(number)s rows of the checks") % {"number": count} if count else ""


def _check_successor(officer: Officer, successor: Officer, on: date) -> None:
    if successor == officer:
        raise ValidationError({"successor": _("Choose somebody else.")})
    if not Officer.objects.in_force(on).filter(pk=successor.pk).exists():
        raise ValidationError({"successor": _("This officer is not in post on that day.")})


def _locked(account: User) -> User:
    return User.objects.select_for_update().get(pk=account.pk, is_superuser=False)


def _check_administrator_left() -> None:
    if not User.objects.filter(is_active=True, groups__name=roles.ADMINISTRATOR).exists():
        raise ValidationError(_("An administrator must be left: make another one first."))
