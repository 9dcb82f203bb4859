"""Public notices: which cases hung in a village, from when to when. Nothing of a person stands here."""

from datetime import timedelta

from django.db import models
from django.db.models import Index
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models.base import VillageRecord
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import NoticeQuerySet
from .programmes import Programme


class Notice(VillageRecord):
    """A list of cases of one programme hangs in a village (村公示), from the day it is put up until it is taken down.

    It keeps no name: its file is made from its cases each time, masked as it is made, and only while it hangs.
    """

    OPEN = ("since", "until", "phone")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, verbose_name=_("programme"), related_name="notices"
    )
    since = models.DateField(_("hangs from"))
    until = models.DateField(_("taken down on"), help_text=_("The first day on which it hangs no more."))
    phone = models.CharField(_("complaint phone"), max_length=20)

    objects = NoticeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        ordering = ["village_id", "-since", "pk"]
        indexes = [Index(fields=["village", "since", "until"], name="welfare_notice_spell")]
        constraints = [ends_after_start("welfare_notice_end")]

    def get_absolute_url(self) -> str:
        return reverse("welfare:notice_detail", args=[self.pk])

    def __str__(self):
        return _("Notice %(number)s") % {"number": self.pk}

    @property
    def last_day(self):
        """The last day on which it hangs."""
        return max(self.since, self.until - timedelta(days=1))

    def hangs_on(self, day) -> bool:
        """Whether it hangs on a day; on the day it is taken down it does not."""
        return self.since <= day < self.until
