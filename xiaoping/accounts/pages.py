"""The pages about accounts, for administrators. Nobody else is told that there are any."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Prefetch, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from villages.models import Posting
from xiaoping.kit import clock, formats, roles
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.forms import ActionForm, show_errors
from xiaoping.kit.models import PasswordSet

from . import actions, forms

MAY = "auth.change_user"
HISTORY_SHOWN = 30


class ForAdministrators(Permitted):
    """Who may not is answered as if there were nothing here (404)."""

    permission_required: Any = MAY

    def handle_no_permission(self):
        if self.request.user.is_authenticated:
            raise Http404
        return super().handle_no_permission()


def accounts():
    """Every account but superusers, which belong to the command line, with roles, postings and officer."""
    latest = PasswordSet.objects.filter(owner=OuterRef("pk"))
    postings = Posting.objects.select_related("village").order_by("village__number", "since")
    return (
        User.objects.filter(is_superuser=False)
        .select_related("officer__village")
        .prefetch_related("groups", Prefetch("postings", postings))
        .annotate(set_by=Subquery(latest.values("user")[:1]), set_for=Subquery(latest.values("owner")[:1]))
        .order_by("-is_active", "last_name", "username")
    )


def _shown(account, locked: set[str]) -> dict[str, Any]:
    """What list and sheet show of an account."""
    today = clock.today()
    in_force = [
        one for one in account.postings.all() if one.since <= today and (one.until is None or one.until > today)
    ]
    return {
        "account": account,
        "name": account.get_full_name() or account.username,
        "roles": formats.listed(roles.LABELS.get(group.name, group.name) for group in account.groups.all()),
        "where": formats.listed(str(one.village or _("Whole township")) for one in in_force),
        "is_locked": account.is_active and account.username in locked,
        "must_choose": account.is_active and account.set_for is not None and account.set_by != account.pk,
        "url": reverse("accounts:user_detail", args=[account.pk]),
    }


class AccountList(ForAdministrators, TemplateView):
    """Every account: whose, what it may do, where, and whether it can be used now."""

    template_name = "xiaoping/accounts/list.html"

    def get_context_data(self, **kwargs):
        locked = actions.locked_usernames()
        rows = [_shown(account, locked) for account in accounts()]
        return super().get_context_data(
            title=_("Accounts"),
            lead=_("Who may log in, what each may do, and where."),
            rows=rows,
            breadcrumbs=[(_("Home"), reverse("home")), (_("Accounts"), None)],
            **kwargs,
        )


class AccountSheet(ForAdministrators, TemplateView):
    """One account: roles, postings, and its history."""

    template_name = "xiaoping/accounts/detail.html"

    def get_context_data(self, **kwargs):
        account = get_object_or_404(accounts(), pk=self.kwargs["pk"])
        user = self.request.user
        shown = _shown(account, actions.locked_usernames())
        kind = ContentType.objects.get_for_model(User)
        history = LogEntry.objects.filter(content_type=kind, object_id=str(account.pk)).select_related("user")
        return super().get_context_data(
            title=shown["name"],
            shown=shown,
            officer=getattr(account, "officer", None),
            postings=[
                {"posting": posting, "links": links([EndPosting], posting, user)} for posting in account.postings.all()
            ],
            actions=links(ACCOUNT_PAGES, account, user),
            history=history[:HISTORY_SHOWN],
            breadcrumbs=[
                (_("Home"), reverse("home")),
                (_("Accounts"), reverse("accounts:user_list")),
                (shown["name"], None),
            ],
            **kwargs,
        )


class AccountPage(ForAdministrators, ActionPage):
    """One change of one account."""

    model = User
    record_name = "account"
    form_class: type[ActionForm] = forms.UndatedForm

    @classmethod
    def link(cls, record):
        address = reverse(f"accounts:{cls.name()}", args=[record.pk])
        return {"label": cls.title, "url": address, "icon": cls.icon, "danger": cls.danger}

    @classmethod
    def applies(cls, record):
        return record.is_active

    @cached_property
    def record(self):
        return get_object_or_404(User, pk=self.kwargs["pk"], is_superuser=False)

    def back_url(self):
        return reverse("accounts:user_detail", args=[self.record.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["breadcrumbs"] = [
            (_("Home"), reverse("home")),
            (_("Accounts"), reverse("accounts:user_list")),
            *([(self.record.get_full_name() or self.record.username, self.back_url())] if self.record.pk else ()),
            (str(self.title), None),
        ]
        return context


def slip(request, account: User, password: str):
    """The page with a new password, to be printed or copied: it is shown this once."""
    answer = render(
        request,
        "xiaoping/accounts/slip.html",
        {
            "title": _("Password to hand over"),
            "account": account,
            "password": password,
            "address": request.build_absolute_uri("/"),
            "back_url": reverse("accounts:user_detail", args=[account.pk]),
        },
    )
    answer["Cache-Control"] = "no-store"
    return answer


class OpenAccount(AccountPage):
    act = staticmethod(actions.open_account)
    form_class = forms.AccountForm
    permission_required = ("auth.add_user", "villages.add_posting", "villages.add_officer")
    title = gettext_lazy("Make an account")
    lead = gettext_lazy(
        "The next page shows a password to hand over. Its owner must choose another at the first log-in."
    )

    @cached_property
    def record(self):
        return User()

    def back_url(self):
        return reverse("accounts:user_list")

    def form_valid(self, form):
        try:
            account, password = actions.open_account(**form.arguments(), by=self.request.user)
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        return slip(self.request, account, password)


class GiveRoles(AccountPage):
    act = staticmethod(actions.give_roles)
    form_class = forms.RolesForm
    slug, icon = "roles", "person-gear"
    title = gettext_lazy("Change roles")


class Post(AccountPage):
    act = staticmethod(actions.post)
    form_class = forms.PostForm
    permission_required = ("auth.change_user", "villages.add_posting")
    slug, icon = "post", "geo-alt"
    title = gettext_lazy("Post to a village")


class ResetPassword(AccountPage):
    act = staticmethod(actions.reset_password)
    slug, icon = "reset", "key"
    title = gettext_lazy("New password")
    lead = gettext_lazy("The old password ends at once. The new one is shown once, and its owner must choose another.")

    def form_valid(self, form):
        try:
            password = actions.reset_password(account=self.record, **form.arguments(), by=self.request.user)
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        return slip(self.request, self.record, password)


class Unlock(AccountPage):
    act = staticmethod(actions.unlock)
    slug, icon = "unlock", "unlock"
    title = gettext_lazy("Unlock")
    lead = gettext_lazy("After five wrong passwords an account is locked for a quarter of an hour.")

    @classmethod
    def applies(cls, record):
        return record.is_active and record.username in actions.locked_usernames()


class Leave(AccountPage):
    act = staticmethod(actions.leave)
    form_class = forms.LeaveForm
    permission_required = ("auth.change_user", "villages.change_posting", "villages.change_officer")
    slug, icon, danger = "leave", "box-arrow-right", True
    title = gettext_lazy("Leave and hand over")
    lead = gettext_lazy("The account closes, its postings end, and open work goes to another officer, all in one step.")

    def message(self, result):
        if not result:
            return _("The account is closed.")
        return _("The account is closed. Handed over: %(list)s.") % {"list": formats.listed(result)}


class EndPosting(ForAdministrators, ActionPage):
    model = Posting
    record_name = "posting"
    act = staticmethod(actions.end_posting)
    form_class = forms.ActionForm
    permission_required = ("auth.change_user", "villages.change_posting")
    slug, icon = "end", "x-circle"
    title = gettext_lazy("End the posting")

    @classmethod
    def link(cls, record):
        return {"label": cls.title, "url": reverse("accounts:posting_end", args=[record.pk]), "icon": cls.icon}

    @classmethod
    def applies(cls, record):
        return record.until is None or record.until > clock.today()

    def back_url(self):
        return reverse("accounts:user_detail", args=[self.record.user_id])


ACCOUNT_PAGES = (GiveRoles, Post, ResetPassword, Unlock, Leave)
