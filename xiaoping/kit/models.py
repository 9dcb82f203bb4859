"""Bookkeeping of the kit: what was exported, what was seen in clear, and whether this is the demonstration township."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import masks
from .scope import Posted


class AppendOnly(models.Model):
    """A line of a log: written once, never changed, never removed through the application."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("account"), related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A log line is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A log line is never removed.")


class ExportLog(AppendOnly):
    """One file that was taken out: who, which list with which filters, which columns, how many rows, its SHA-256."""

    PERSONAL: dict = {}
    OPEN = ("at", "list_name", "address", "filters", "columns", "format", "rows", "sha256")

    list_name = models.CharField(_("list"), max_length=80)
    address = models.TextField(_("address"))
    filters = models.TextField(_("filters"), blank=True)
    columns = models.TextField(_("columns"))
    format = models.CharField(_("format"), max_length=8)
    rows = models.PositiveIntegerField(_("rows"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        permissions = [("export_list", "Can export lists")]

    def __str__(self):
        return f"{self.list_name} {self.at:%Y-%m-%d %H:%M}"


class AccessLog(AppendOnly):
    """One look at something protected: who, from where, which record and fields, and the reason given."""

    PERSONAL = {"remote_address": masks.shown}
    OPEN = ("at", "action", "record", "key", "fields", "reason")

    remote_address = models.GenericIPAddressField(pgettext_lazy("network", "from"), null=True)
    action = models.CharField(_("action"), max_length=20)
    record = models.CharField(_("kind of record"), max_length=80)
    key = models.CharField(_("key"), max_length=40)
    fields = models.CharField(_("fields"), max_length=200)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("access in clear")
        verbose_name_plural = _("accesses in clear")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.record} {self.key} {self.at:%Y-%m-%d %H:%M}"


class SavedView(models.Model):
    """Filters, sorting and columns of a list under a name: of one user, or, with a role, of everybody in it.

    `query` is that of the address; `is_default`: the menu opens the list with it. It is no record and has no history.
    """

    PERSONAL: dict = {}
    OPEN = ("list_name", "name", "query", "role", "is_default")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name=_("account"), related_name="+"
    )
    list_name = models.CharField(_("list"), max_length=80)
    name = models.CharField(_("name of a view"), max_length=40)
    query = models.TextField(_("filters, sorting and columns"), blank=True)
    role = models.CharField(_("role"), max_length=20, blank=True)
    is_default = models.BooleanField(_("default"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["list_name", "role", "name", "pk"]
        default_permissions = ()
        permissions = [("share_savedview", "Can share saved views with a role")]
        constraints = [
            models.UniqueConstraint(
                name="kit_savedview_own",
                fields=["user", "list_name", "name"],
                condition=models.Q(role=""),
                violation_error_message=_("You have a view of this name already: choose another, or delete that one."),
            ),
            models.UniqueConstraint(
                name="kit_savedview_role",
                fields=["role", "list_name", "name"],
                condition=~models.Q(role=""),
                violation_error_message=_("The role has a view of this name already: choose another name."),
            ),
        ]

    def __str__(self):
        return self.name


class PasswordSet(AppendOnly):
    """One time a password was set: whose, and by whom. One that somebody else set serves only to choose another.

    `user` set it: the owner, an administrator, or nobody (the command line).
    """

    PERSONAL: dict = {}
    OPEN = ("at", "reason")

    user = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("set by"),
        related_name="+",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        verbose_name=_("account"),
        related_name="passwords_set",
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("password set")
        verbose_name_plural = _("passwords set")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["owner", "at"], name="kit_password_owner")]

    def __str__(self):
        return f"{self.owner} {self.at:%Y-%m-%d %H:%M}"


class CheckDecision(AppendOnly):
    """What somebody decided about a row that offends a check: given to somebody, or settled with a reason.

    The last decision holds. A settled row stays quiet as long as `fingerprint`, a digest of the facts it rests on, is
    that of the row; then it is open again.
    """

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("assigned")
        SETTLED = "settled", _("settled")

    PERSONAL: dict = {}
    OPEN = ("at", "check_key", "record", "key", "kind", "reason", "fingerprint")

    check_key = models.CharField(_("check"), max_length=80)
    village = models.ForeignKey(
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="+",
        help_text=_("Empty for the township's own."),
    )
    record = models.CharField(_("kind of record"), max_length=80)
    key = models.CharField(_("key"), max_length=40)
    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=10, choices=Kind)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("assigned to"),
        related_name="+",
    )
    reason = models.TextField(_("reason"))
    fingerprint = models.CharField(_("digest of the facts"), max_length=64, blank=True)

    objects = Posted.as_manager()

    class Meta:
        verbose_name = _("decision about a check")
        verbose_name_plural = _("decisions about checks")
        ordering = ["-at", "-pk"]
        default_permissions = ("view", "add")
        indexes = [models.Index(fields=["village", "check_key"], name="kit_decision_check")]

    def __str__(self):
        return f"{self.check_key} {self.key} {self.at:%Y-%m-%d %H:%M}"


class Demonstration(models.Model):
    """Its one row says that this database holds the demonstration township, and what day it is there."""

    PERSONAL: dict = {}
    OPEN = ("day", "loaded_at")

    day = models.DateField(_("day"))
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("demonstration")
        verbose_name_plural = _("demonstrations")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return str(self.day)


from .attachments.models import Attachment as Attachment  # noqa: E402 – Django finds the kit's tables in this module
from .imports.models import ImportBatch as ImportBatch  # noqa: E402
from .imports.models import ImportRow as ImportRow  # noqa: E402
