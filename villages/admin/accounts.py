"""The administration of staff, postings, accounts and roles."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group, User
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks, passwords, roles
from xiaoping.kit.admin import ScopedAdmin

from ..models import Officer, Posting
from .records import BY_VILLAGE


@admin.register(Officer)
class OfficerAdmin(ScopedAdmin):
    list_display = ("name", "title", "village", "phone_masked", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("village",)
    search_fields = ("name", "title")
    autocomplete_fields = ("user", "person")
    readable = ("person",)

    @admin.display(description=_("phone"))
    def phone_masked(self, officer):
        return masks.phone(officer.phone)


@admin.register(Posting)
class PostingAdmin(ScopedAdmin):
    list_display = ("user", "village", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("user", "village")
    search_fields = ("user__username", "user__first_name", "user__last_name", "village__name")
    autocomplete_fields = ("user",)
    whose = ("village", "user")


admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(auth_admin.UserAdmin):
    """Accounts as they are. Nobody here makes a superuser, and rights are given and taken on the page of accounts,
    which leaves the office one who administers it."""

    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("last_name", "first_name")}),
        (
            _("Role"),
            {
                "fields": ("is_active", "is_staff", "groups"),
                "description": format_lazy(
                    '<a href="{}">{}</a>',
                    reverse_lazy("accounts:user_list"),
                    _("Roles are given and accounts closed on the page of accounts."),
                ),
            },
        ),
        (_("Log-ins"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("is_active", "is_staff", "groups", "last_login", "date_joined")
    list_display = ("username", "last_name", "first_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "groups")
    filter_horizontal = ()
    actions = None

    def get_queryset(self, request):
        """Superusers are kept from the command line only."""
        return super().get_queryset(request).filter(is_superuser=False)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            passwords.note(owner=obj, by=request.user)

    def user_change_password(self, request, id, form_url=""):
        """A password that the administrator sets serves its owner only to choose another."""
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == 302:
            passwords.note(owner=self.get_object(request, unquote(id)), by=request.user)
        return answer

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Group)
class RoleAdmin(auth_admin.GroupAdmin):
    """The roles: read here, declared in the code, made by `make_groups`."""

    list_display = ("label",)

    @admin.display(description=_("role"), ordering="name")
    def label(self, group):
        return roles.LABELS.get(group.name, group.name)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
