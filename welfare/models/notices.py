"""Public notices: which cases hung in a village, before and after their decision. Nothing of a person stands here."""

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
    """A list of cases of one programme hangs in a village, from the day it is put up until it is taken down.

    Of cases that were reviewed (村公示), before they are decided; or of those that were granted (公告), afterwards. It
    keeps no name: its file is made from its cases each time, masked as it is made, and only while it hangs.
    """

    class Kind(models.TextChoices):
        REVIEWED = "reviewed", _("cases reviewed")
        DECIDED = "decided", _("cases decided")

    OPEN = ("kind", "since", "until", "phone")

    kind = models.CharField(_("what it tells"), max_length=10, choices=Kind, default=Kind.REVIEWED)
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
        words = _("Announcement %(number)s") if self.is_of_decisions else _("Notice %(number)s")
        return words % {"number": self.pk}

    @property
    def title(self) -> str:
        """What it is called over its list."""
        words = _("Decisions made public: %(programme)s") if self.is_of_decisions else _("Public notice: %(programme)s")
        return words % {"programme": self.programme}

    @property
    def is_of_decisions(self) -> bool:
        """Whether its cases are decided: the second notice of a case."""
        return self.kind == self.Kind.DECIDED

    @property
    def last_day(self):
        """The last day on which it hangs."""
        return max(self.since, self.until - timedelta(days=1))

    def hangs_on(self, day) -> bool:
        """Whether it hangs on a day; on the day it is taken down it does not."""
        return self.since <= day < self.until
