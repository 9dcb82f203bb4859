"""Whose password was set by whom: one that somebody else set serves only to choose another."""

from __future__ import annotations

import secrets

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .models import PasswordSet

MUST_CHOOSE = "must_choose_password"  # in the session of who logged in with a password of somebody else's making
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another on paper


class LongEnough(MinimumLengthValidator):
    """Django's own check, refusing in words of ours: those of 5.2 are missing in its Chinese catalogue."""

    def get_error_message(self):
        return _("This password is too short: at least %(number)s characters.") % {"number": self.min_length}


def note(*, owner, by, reason: str = "") -> PasswordSet:
    """Note that the owner's password was set by somebody; None is the command line."""
    return PasswordSet.objects.create(owner=owner, user=by, reason=reason)


def is_of_others_making(owner) -> bool:
    """Whether the owner's password was last set by somebody else. One never noted was not."""
    latest = PasswordSet.objects.filter(owner=owner).first()
    return latest is not None and latest.user_id != owner.pk


def made_up() -> str:
    """A password to hand over on paper: four groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _sign in range(4)) for _group in range(4))


@receiver(user_logged_in)
def look_at(sender, request, user, **kwargs):
    """Remember for this session that its user must choose a password first."""
    if request is not None and is_of_others_making(user):
        request.session[MUST_CHOOSE] = True


class OwnPassword:
    """Middleware: who logged in with a password of somebody else's making sees only the page to choose another."""

    OPEN = ("password_change", "logout", "set_language", "health")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.session.get(MUST_CHOOSE) and request.path not in map(reverse, self.OPEN):
            return redirect("password_change")
        return self.get_response(request)
