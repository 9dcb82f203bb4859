"""Progress of a target as declared and verified, and the documents that prove it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from villages.models.base import same_village
from villages.querysets import VillageScoped
from xiaoping.kit.history import History

from ..querysets import DeclarationQuerySet
from .base import OwnedRecord
from .plan import Milestone, OfTarget


class Declaration(OfTarget):
    """Somebody declares progress of a target: a milestone reached, or the number the figure has.

    It proves nothing by itself. Somebody else verifies it, once there is evidence.
    """

    OPEN = ("declared_on", "value", "note", "verified_on")

    has_evidence: bool  # read by `with_evidence`

    milestone = models.ForeignKey(
        Milestone,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("milestone"),
        related_name="declarations",
    )
    declared_on = models.DateField(_("declared on"))
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("declared by"), related_name="declarations"
    )
    value = models.DecimalField(_("number declared"), max_digits=18, decimal_places=4, null=True, blank=True)
    note = models.CharField(_("what was done"), max_length=200)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("verified by"),
        related_name="verifications",
    )

    objects = DeclarationQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("declaration of progress")
        verbose_name_plural = _("declarations of progress")
        ordering = ["village_id", "target_id", "declared_on", "pk"]
        constraints = [
            UniqueConstraint(
                name="planning_declaration_once",
                fields=["milestone"],
                condition=Q(milestone__isnull=False),
                violation_error_message=_("This milestone is declared already."),
            ),
            models.CheckConstraint(
                name="planning_declaration_verified",
                condition=Q(verified_on=None, verified_by=None)
                | (Q(verified_on__isnull=False, verified_by__isnull=False) & ~Q(verified_by=F("declared_by"))),
                violation_error_message=_("Somebody else than the declarer verifies, and says when."),
            ),
        ]

    def __str__(self):
        return f"{self.milestone or self.target} {self.declared_on}"


class Proof(OwnedRecord):
    """A document that proves a declaration: named here, kept in the office. Photos and scans are attached instead."""

    OPEN = ("reference", "dated_on")

    declaration = models.ForeignKey(
        Declaration, on_delete=models.PROTECT, verbose_name=_("declaration of progress"), related_name="proofs"
    )
    reference = models.CharField(_("document"), max_length=120, help_text=_("Its number and title."))
    dated_on = models.DateField(_("dated"))

    objects = VillageScoped.as_manager()
    history = History()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["village_id", "declaration_id", "pk"]

    def __str__(self):
        return self.reference

    def get_absolute_url(self) -> str:
        return self.declaration.get_absolute_url()

    def clean(self):
        if self.declaration_id:
            same_village(self, "declaration")
