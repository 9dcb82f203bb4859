"""What people are found by: a throw-away index over names, numbers and phones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks

from ..querysets import VillageScoped
from .base import VillageRecord
from .people import Stay


class SearchToken(VillageRecord):
    """One word by which a person's stay is found, see `villages.search`. It can be thrown away and made again.

    There are some ten a stay, so the database does not look up their village and stay once more: who deletes a
    stay past Django lets `rebuild_search` follow.
    """

    PERSONAL = {"token": masks.hidden}
    OPEN = ()

    village = models.ForeignKey(
        "villages.Village",
        on_delete=models.PROTECT,
        verbose_name=_("village"),
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    stay = models.ForeignKey(
        Stay, on_delete=models.CASCADE, verbose_name=_("stay"), related_name="search_tokens", db_constraint=False
    )
    token = models.CharField(_("word"), max_length=80)

    objects = VillageScoped.as_manager()

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = ["village_id", "token", "pk"]
        indexes = [
            models.Index(
                fields=["village", "token", "stay"],
                name="villages_search_token",
                opclasses=["int8_ops", "varchar_pattern_ops", "int8_ops"],  # on PostgreSQL: it serves beginnings
            )
        ]

    def __str__(self):
        return self.token.partition(":")[0]
