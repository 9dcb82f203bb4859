"""Which rows of the plan."""

from datetime import date

from django.apps import apps
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from villages.querysets import ReadByAll, VillageScoped
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.spells import SpellQuerySet


class PlanRuleQuerySet(SpellQuerySet, ReadByAll):
    """Thresholds of the traffic light."""

    def on(self, day: date) -> dict:
        """Kind → value, of the thresholds in force on a day."""
        return dict(self.in_force(day).values_list("kind", "value"))


class DeclarationQuerySet(VillageScoped):
    """Declared progress."""

    def with_evidence(self):
        """With `has_evidence`: whether a document, a photo or a scan is kept with the declaration."""
        proofs = apps.get_model("planning", "Proof").objects.filter(declaration=OuterRef("pk"))
        files = Attachment.objects.in_use().filter(
            record=self.model._meta.label_lower, key=Cast(OuterRef("pk"), CharField())
        )
        return self.annotate(has_evidence=Exists(proofs) | Exists(files))
