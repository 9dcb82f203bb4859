"""The administration: every record within the user's villages, every change with its reason, nothing deleted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from . import history, masks
from .actions import acting, save
from .bulk import keeps_history
from .forms import show_errors
from .models import AccessLog, ExportLog, PasswordSet
from .registry import facts
from .versions import ChangedMeanwhile, check_version, version_of

LONGEST = 18  # digits of a key


class ReasonForm(forms.ModelForm):
    """A record with the reason of its change. The whole record is checked, also what the form does not show."""

    change_reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=AdminTextInputWidget,
        help_text=_("Why, and on what document it rests. It is kept with the change."),
    )
    record_version = forms.IntegerField(required=False, widget=forms.HiddenInput, label="")
    village_from = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and hasattr(self.instance, "history"):
            self.fields["record_version"].initial = version_of(self.instance)

    def clean(self):
        """Raises ValidationError if somebody changed the record since the form was shown.

        It is locked first, until the administration's transaction ends.
        """
        cleaned = super().clean()
        version = self.cleaned_data.get("record_version")
        if version is not None:
            locked = self._meta.model._default_manager.select_for_update().get(pk=self.instance.pk)
            try:
                check_version(locked, version)
            except ChangedMeanwhile as error:
                data = self.data.copy()  # type: ignore[attr-defined]
                data[self.add_prefix("record_version")] = error.newest.pk
                self.data = data
                raise
        owner = self.cleaned_data.get(self.village_from) if self.village_from else None
        if owner is not None:
            self.instance.village = owner.village
        return cleaned

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.instance.full_clean()
            except ValidationError as error:
                show_errors(self, error)


class ScopedRelatedFilter(admin.RelatedFieldListFilter):
    """A filter that offers only what the user may see."""

    def field_choices(self, field, request, model_admin):
        records = field.related_model._default_manager.visible_to(request.user)
        return [(record.pk, str(record)) for record in records]

    def queryset(self, request, queryset):
        """Raises IncorrectLookupParameters, which shows the whole list, for a key that can be none."""
        keys = [key for given in self.used_parameters.values() if isinstance(given, list) for key in given]
        if any(len(str(key)) > LONGEST for key in keys):
            raise IncorrectLookupParameters
        return super().queryset(request, queryset)


class ScopedAdmin(admin.ModelAdmin):
    """Records of the user's villages: lists, choices, autocompletes and histories; forged keys are no choices.

    `whose` names what a record is about: it is chosen when the record is made and never changed. `readable` names
    relations that need only be seen, not be changeable, to be chosen. `village_from` names the relation that gives a
    new record its village.
    """

    form = ReasonForm
    whose: tuple[str, ...] = ("village",)
    readable: tuple[str, ...] = ()
    village_from = ""
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False
    actions = None

    # Which records

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def _writable(self, request, obj) -> bool:
        rows = self.model._default_manager.all()
        if obj is None or not hasattr(rows, "writable_by"):
            return True
        return rows.writable_by(request.user).filter(pk=obj.pk).exists()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._writable(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def delete_view(self, request, object_id, extra_context=None):
        """There is no such page: what is over ends, what is wrong is put right."""
        raise Http404

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    # Which choices

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        rows = kwargs.get("queryset") or db_field.related_model._default_manager.all()
        if db_field.name in self.readable and hasattr(rows, "visible_to"):
            kwargs["queryset"] = rows.visible_to(request.user)
        elif hasattr(rows, "writable_by"):
            kwargs["queryset"] = rows.writable_by(request.user)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "village" and field is not None and not field.required:
            field.required = not facts["villages.posted_to_township"](request.user)
        return field

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        if obj is None:
            return fixed
        return (*fixed, *(name for name in self.whose if name not in fixed))

    def get_fieldsets(self, request, obj=None):
        """Who may only view is shown personal values behind their masks, and nothing to fill in."""
        sets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return sets
        unasked = ("change_reason", "record_version")
        return [
            (name, {**options, "fields": [self._shown(one) for one in options["fields"] if one not in unasked]})
            for name, options in sets
        ]

    def _shown(self, name):
        """The name of a field, or what shows it masked."""
        if getattr(self.model, "PERSONAL", {}).get(name, masks.shown) is masks.shown:
            return name

        @admin.display(description=self.model._meta.get_field(name).verbose_name)
        def masked(record):
            return masks.mask_for(self.model, name, getattr(record, name) or "")

        masked.__name__ = f"{name}_masked"
        return masked

    def get_exclude(self, request, obj=None):
        hidden = tuple(super().get_exclude(request, obj) or ())
        return (*hidden, "village") if self.village_from and obj is None else hidden

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.village_from = self.village_from if obj is None else ""
        return form

    # Every change with its reason

    def save_model(self, request, obj, form, change):
        with acting("correct" if change else "enter", by=request.user, reason=form.cleaned_data["change_reason"]):
            save(obj)

    # The history

    def history_view(self, request, object_id, extra_context=None):
        """The changes of a record the user may see. Raises Http404 for any other, whether it exists or not."""
        record = self.get_object(request, unquote(object_id))
        if record is None or not self.has_view_permission(request, record):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change history"),
            "subtitle": str(record),
            "opts": self.opts,
            "original": record,
            "changes": history.changes_of(record, user=request.user) if keeps_history(type(record)) else [],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/record_history.html", context)


class MadeByActions(ScopedAdmin):
    """Rows that only actions make: here what was written of them is put right."""

    def has_add_permission(self, request):
        return False


class MovedByActions(MadeByActions):
    """Rows that only actions make and move, each with its rules: here they are looked at."""

    def has_change_permission(self, request, obj=None):
        return False


class LogAdmin(admin.ModelAdmin):
    """A log: read, never written."""

    actions = None
    show_full_result_count = False
    list_per_page = 100
    list_select_related = ("user",)
    date_hierarchy = "at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ExportLog)
class ExportLogAdmin(LogAdmin):
    list_display = ("at", "user", "list_name", "filters", "format", "rows", "sha256")
    list_filter = ("format", "list_name")
    search_fields = ("user__username", "list_name", "sha256")


@admin.register(AccessLog)
class AccessLogAdmin(LogAdmin):
    list_display = ("at", "user", "action", "record", "key", "fields", "reason", "remote_address")
    list_filter = ("action", "record")
    search_fields = ("user__username", "key", "reason")


@admin.register(PasswordSet)
class PasswordSetAdmin(LogAdmin):
    list_display = ("at", "owner", "user", "reason")
    list_select_related = ("owner", "user")  # type: ignore[assignment]
    search_fields = ("owner__username", "owner__last_name", "reason")
