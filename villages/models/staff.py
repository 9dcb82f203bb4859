"""Officers and where users are posted."""

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import ScopedSpells
from .base import VillageRecord
from .people import Person


class Officer(VillageRecord):
    """A cadre or staff member of the township or of a village, from taking up the post until leaving.

    An officer of the township itself has no village. Not every officer logs in: `user` may be empty.
    """

    PERSONAL = {"name": masks.shown, "phone": masks.phone}
    OPEN = ("title", "since", "until")

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="officers",
        help_text=_("Empty for the township's own staff."),
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=40)
    title = models.CharField(_("post"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("account"),
        related_name="officer",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("their own record"),
        related_name="offices",
        help_text=_("Who they are on the books, if they are registered here: nobody decides about the own household."),
    )
    since = models.DateField(_("in post since"))
    until = models.DateField(_("left post on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["village_id", "pk"]
        constraints = [ends_after_start("villages_officer_end")]

    def __str__(self):
        return self.name


class Posting(VillageRecord):
    """Where a user may see and work: one village, or, with no village, the whole township."""

    OPEN = ("since", "until")

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="postings",
        help_text=_("Empty for the whole township."),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("account"), related_name="postings"
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["user_id", "since", "pk"]
        constraints = [
            ends_after_start("villages_posting_end"),
            UniqueConstraint(name="villages_posting_once", fields=["user", "village"], condition=Q(until=None)),
            UniqueConstraint(
                name="villages_posting_township_once", fields=["user"], condition=Q(until=None, village=None)
            ),
        ]

    def __str__(self):
        where = self.village or _("whole township")
        return f"{self.user} · {where}"
