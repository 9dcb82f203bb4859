"""The yearly report: its sections of text with figure tokens, and what was issued of it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.history import History

from ..querysets import IssueQuerySet, TownshipOnly
from ..reporting.document import Document
from .closing import PeriodClose


class Report(models.Model):
    """The township's work report of one year: a draft for as long as it lives, issued as often as need be."""

    OPEN = ("year", "title", "organ")

    year = models.PositiveSmallIntegerField(
        _("year reported"),
        unique=True,
        validators=[MinValueValidator(1949)],
        error_messages={"unique": _("There is a report of this year already.")},
    )
    title = models.CharField(_("title"), max_length=120)
    organ = models.CharField(_("issued in the name of"), max_length=60)

    objects = TownshipOnly.as_manager()
    history = History()

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        ordering = ["-year"]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("planning:report_detail", args=[self.pk])


class Section(models.Model):
    """A part of a report: heading and text, with a token for each number.

    Empty lines part nothing: each line of the text is a paragraph. `version` counts its changes, so that two editors
    notice each other. Left out, it is neither numbered nor printed.
    """

    class Level(models.IntegerChoices):
        NONE = 0, _("no heading")
        FIRST = 1, "一、"
        SECOND = 2, "（一）"
        THIRD = 3, "1."
        FOURTH = 4, "（1）"

    OPEN = ("order", "level", "heading", "text", "version", "is_left_out")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, verbose_name=_("report"), related_name="sections")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    level = models.PositiveSmallIntegerField(_("heading level"), choices=Level, default=Level.FIRST)
    heading = models.CharField(_("heading"), max_length=60, blank=True)
    text = models.TextField(_("text"), blank=True, max_length=20_000)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    is_left_out = models.BooleanField(_("left out"), default=False)

    objects = TownshipOnly.as_manager()
    history = History()

    class Meta:
        verbose_name = _("section of a report")
        verbose_name_plural = _("sections of reports")
        ordering = ["report_id", "order", "pk"]
        indexes = [models.Index(fields=["report", "order"], name="planning_section_order")]

    def __str__(self):
        return self.heading or str(_("text without a heading"))

    def get_absolute_url(self) -> str:
        return f"{reverse('planning:report_detail', args=[self.report_id])}#section-{self.pk}"

    def clean(self):
        if self.level == self.Level.NONE and self.heading:
            raise ValidationError({"heading": _("Text without a heading has none: choose a level, or empty this.")})
        if self.level != self.Level.NONE and not self.heading.strip():
            raise ValidationError({"heading": _("A section of this level needs a heading.")})


class Issue(models.Model):
    """One version of a report as it was issued: its text and every figure's value, definition and row count.

    It is frozen with the close of its year. Nothing of it changes afterwards, whatever becomes of the records; what has
    to be said otherwise is a new version. Who issued it wrote nothing of it.
    """

    OPEN = ("number", "issued_on", "issued_at", "content", "reason")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, verbose_name=_("report"), related_name="issues")
    number = models.PositiveSmallIntegerField(_("version"))
    close = models.ForeignKey(
        PeriodClose, on_delete=models.PROTECT, verbose_name=_("close of a period"), related_name="issues"
    )
    issued_on = models.DateField(pgettext_lazy("report", "issued on"))
    issued_at = models.DateTimeField(_("frozen at"), auto_now_add=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("issued by"), related_name="+"
    )
    content = models.JSONField(_("content"))
    reason = models.TextField(_("reason"))

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued report")
        verbose_name_plural = _("issued reports")
        ordering = ["-report__year", "-number"]
        constraints = [
            UniqueConstraint(
                name="planning_issue_number",
                fields=["report", "number"],
                violation_error_message=_("This version was issued already: look at the report again."),
            ),
        ]

    def __str__(self):
        return f"{self.content['title']} V{self.number}"

    def get_absolute_url(self) -> str:
        return f"{reverse('planning:issue')}?year={self.report.year}&version={self.number}"

    def save(self, *args, **kwargs):
        """Write it. Raises ValidationError for one that was written."""
        if not self._state.adding:
            raise ValidationError(gettext("What was issued is never changed. Issue a new version."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(gettext("What was issued is never removed."))

    @property
    def document(self) -> Document:
        """What was issued."""
        return Document.of(self.content)
