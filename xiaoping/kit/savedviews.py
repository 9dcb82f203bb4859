"""Saved views: filters, sorting and columns of a list under a name, one's own or a whole role's.

A view keeps the names of the address, not the rows. A day that was “today” when the view was saved is today whenever it
is opened. A role's view names no village or group, since its readers see different ones.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models, transaction
from django.db.models import Q
from django.http import Http404, QueryDict
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext as _

from . import clock, formats, roles
from .auth import roles_of
from .filters import TextFilter
from .models import SavedView
from .registry import unknown

NOT_KEPT = ("page", "export", "figure", "period")
OF_ONE_READER = ("village", "group")
SHARE = "kit.share_savedview"
TODAY = "@today"
KEPT_IN_SESSION = "default_views"


def list_page(name: str, user) -> Any:
    """The list page under a URL name. Raises Http404 if there is none, or the user may not read it."""
    try:
        view = resolve(reverse(name)).func.view_class  # type: ignore[attr-defined]
    except (NoReverseMatch, AttributeError) as error:
        raise Http404 from error
    if not hasattr(view, "filterset_class"):
        raise Http404
    if not user.has_perm(f"{view.model._meta.app_label}.view_{view.model._meta.model_name}"):
        raise Http404
    return view


def kept(page, query: str) -> str:
    """What of an address a view keeps. Raises ValidationError for a name the list does not have."""
    given = QueryDict(query)
    today = clock.today().isoformat()
    names = {*page.filterset_class.base_filters, "sort", "per_page", "columns"}
    values: dict[str, str] = {}
    for name in given:
        if name in NOT_KEPT:
            continue
        if name not in names:
            raise ValidationError(unknown(_("filter"), name, names))
        if text := ",".join(filter(None, given.getlist(name))):
            values[name] = TODAY if text == today else text
    return urlencode(values)


def address(list_name: str, query: str) -> str:
    """The address that opens a list as a view keeps it."""
    values = {name: clock.today().isoformat() if text == TODAY else text for name, text in QueryDict(query).items()}
    return f"{reverse(list_name)}?{urlencode(values)}" if values else reverse(list_name)


def views_for(user, list_name: str = "") -> models.QuerySet[SavedView]:
    """A user's own views and those of their roles, of one list or of all."""
    rows = SavedView.objects.filter(Q(user=user, role="") | Q(role__in=roles_of(user))).select_related("user")
    return rows.filter(list_name=list_name) if list_name else rows


def changeable(user, pk: int) -> SavedView:
    """A view the user may change: an own one, or a role's if they may share. Raises Http404 for any other."""
    rows = SavedView.objects.filter(user=user, role="")
    if user.has_perm(SHARE):
        rows = rows | SavedView.objects.exclude(role="")
    view = rows.select_for_update().filter(pk=pk).first()
    if view is None:
        raise Http404
    return view


@transaction.atomic
def save_view(*, list_name: str, query: str, name: str, role: str = "", is_default: bool = False, by) -> SavedView:
    """Keep a list as it is shown, for oneself or for a role. Raises ValidationError with what to do about it."""
    page = list_page(list_name, by)
    view = SavedView(user=by, list_name=list_name, query=kept(page, query), name=name.strip())
    return _given(view, role=role, is_default=is_default, by=by)


@transaction.atomic
def rename_view(*, pk: int, name: str, by) -> SavedView:
    """Give a view another name."""
    view = changeable(by, pk)
    view.name = name.strip()
    return _checked(view)


@transaction.atomic
def share_view(*, pk: int, role: str, is_default: bool, by) -> SavedView:
    """Make a view one's own or a role's, and the one the menu opens the list with, or not."""
    return _given(changeable(by, pk), role=role, is_default=is_default, by=by)


@transaction.atomic
def delete_view(*, pk: int, by) -> None:
    """A view is no record: it goes for good."""
    changeable(by, pk).delete()


def _given(view: SavedView, *, role: str, is_default: bool, by) -> SavedView:
    if role and (role not in roles.ROLES or not by.has_perm(SHARE)):
        raise ValidationError(_("You may keep views for yourself only."))
    if role and (words := typed(view)):
        raise ValidationError(
            _("A role's view keeps no typed text, which may be somebody's name. Empty first: %(names)s.")
            % {"names": formats.listed(words)}
        )
    if role and set(OF_ONE_READER) & set(QueryDict(view.query)):
        raise ValidationError(_("A role's view names no village or group: its readers see different ones."))
    view.user = view.user if role else by
    view.role, view.is_default = role, is_default
    if is_default:
        others = SavedView.objects.filter(list_name=view.list_name, role=role, is_default=True).exclude(pk=view.pk)
        (others if role else others.filter(user=by)).update(is_default=False)
    return _checked(view)


def typed(view: SavedView) -> list[str]:
    """The filters of a view that are typed as text, by their words."""
    page = resolve(reverse(view.list_name)).func.view_class  # type: ignore[attr-defined]
    known = page.filterset_class.base_filters
    given = [known[name] for name in QueryDict(view.query) if name in known]
    return [str(one.label) for one in given if isinstance(one, TextFilter)]


def _checked(view: SavedView) -> SavedView:
    ProhibitNullCharactersValidator()(view.name)  # the column is no form field, which would have looked
    view.full_clean()
    view.save()
    return view


def defaults(request) -> dict[str, str]:
    """URL name of a list → what the menu opens it with: one's own default, else that of a role.

    Read once a session and kept in it, so that no page pays for it; `forget` makes the next page read it again.
    """
    found = request.session.get(KEPT_IN_SESSION)
    if found is None:
        rows = views_for(request.user).filter(is_default=True).order_by("-role")  # own ones come last and win
        found = {view.list_name: view.query for view in rows}
        request.session[KEPT_IN_SESSION] = found
    return found


def forget(request) -> None:
    """Have the defaults of this session read again."""
    request.session.pop(KEPT_IN_SESSION, None)
