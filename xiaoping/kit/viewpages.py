"""Saved views: the menu on a list, and the page where they are kept in order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from . import savedviews
from .roles import LABELS, ROLES

TITLE = gettext_lazy("Saved views")


class SavedViews(LoginRequiredMixin, View):
    """The user's views and those of their roles. Asked for by a list's menu, it answers with that menu alone."""

    def get(self, request):
        list_name = request.GET.get("list", "")
        page = savedviews.list_page(list_name, request.user) if list_name else None
        context = {
            "list_name": list_name,
            "query": request.GET.get("from", ""),
            "views": self.lines(list_name),
            "may_share": request.user.has_perm(savedviews.SHARE),
            "roles": [(role, LABELS[role]) for role in ROLES],
        }
        if request.headers.get("HX-Request") and page is not None:
            return render(request, "kit/_view_menu.html", context)
        crumbs = [(_("Home"), reverse("home"))]
        if page is not None:
            crumbs.append((str(page.title), reverse(list_name)))
        more = {
            "title": TITLE,
            "lead": _("Filters, sorting and columns of a list under a name. The default is what the menu opens."),
            "list_title": page.title if page else "",
            "back_url": savedviews.address(list_name, request.GET.get("from", "")) if page else "",
            "breadcrumbs": [*crumbs, (str(TITLE), None)],
        }
        return render(request, "kit/saved_views.html", context | more)

    def lines(self, list_name: str) -> list[dict[str, Any]]:
        """The views as the pages show them, each with the list it is of; none of a list the user may not read."""
        user, found = self.request.user, []
        for view in savedviews.views_for(user, list_name):
            try:
                page = savedviews.list_page(view.list_name, user)
            except Http404:
                continue
            found.append(
                {
                    "view": view,
                    "list_title": page.title,
                    "url": savedviews.address(view.list_name, view.query),
                    "role": LABELS.get(view.role, ""),
                    "may_change": not view.role or user.has_perm(savedviews.SHARE),
                }
            )
        return found

    def post(self, request):
        """One change; afterwards the list or the page it was asked from is shown, with what became of it."""
        do, list_name = request.POST.get("do"), request.POST.get("list", "")
        changes = {"save": self.save, "rename": self.rename, "share": self.share, "delete": self.delete}
        if do not in changes:
            raise Http404
        back = f"{reverse('kit:saved_views')}?list={list_name}" if list_name else reverse("kit:saved_views")
        try:
            words, target = changes[do](request.POST, back)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.failed(request.POST, back))
        savedviews.forget(request)
        messages.success(request, words)
        return redirect(target)

    def failed(self, given, back: str) -> str:
        """Where a refused change leads: saving, to the list as it was; anything else, to the page."""
        if given["do"] != "save":
            return back
        savedviews.list_page(given.get("list", ""), self.request.user)
        return f"{reverse(given['list'])}?{given.get('query', '')}"

    def save(self, given, back: str) -> tuple[str, str]:
        view = savedviews.save_view(
            list_name=given.get("list", ""),
            query=given.get("query", ""),
            name=given.get("name", ""),
            role=given.get("role", ""),
            is_default="is_default" in given,
            by=self.request.user,
        )
        return _("“%(name)s” is saved.") % {"name": view.name}, savedviews.address(view.list_name, view.query)

    def rename(self, given, back: str) -> tuple[str, str]:
        view = savedviews.rename_view(pk=self.key(given), name=given.get("name", ""), by=self.request.user)
        return _("It is called “%(name)s” now.") % {"name": view.name}, back

    def share(self, given, back: str) -> tuple[str, str]:
        view = savedviews.share_view(
            pk=self.key(given),
            role=given.get("role", ""),
            is_default="is_default" in given,
            by=self.request.user,
        )
        return _("“%(name)s” is kept as you said.") % {"name": view.name}, back

    def delete(self, given, back: str) -> tuple[str, str]:
        savedviews.delete_view(pk=self.key(given), by=self.request.user)
        return _("The view is deleted. The records it showed are untouched."), back

    def key(self, given) -> int:
        """The key of the view. Raises Http404 if it is none."""
        text = given.get("pk", "")
        if not (text.isdecimal() and len(text) < 18):
            raise Http404
        return int(text)
