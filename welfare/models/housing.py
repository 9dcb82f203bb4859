"""Houses made safe, and households relocated."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History

from ..querysets import HouseWorkQuerySet, RelocationQuerySet
from .applications import Application
from .base import OfHousehold
from .programmes import SOMETHING


class HouseWork(OfHousehold):
    """A household's house is repaired or rebuilt with public money; it counts once the work is accepted."""

    class Kind(models.TextChoices):
        REPAIR = "repair", _("repair of an old house")
        REBUILD = "rebuild", _("rebuilding of a dilapidated house")

    class Danger(models.TextChoices):
        A = "A", _("A: safe")
        B = "B", _("B: single parts in danger")
        C = "C", _("C: part of the house in danger")
        D = "D", _("D: the whole house in danger")

    OPEN = ("kind", "danger", "contract_on", "accepted_on", "floor_area", "subsidy", "document")

    application = models.OneToOneField(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("application"),
        related_name="house_work",
        help_text=_("A rebuilding rests on a case that was granted."),
    )
    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=10, choices=Kind)
    danger = models.CharField(_("danger before"), max_length=1, choices=Danger)
    contract_on = models.DateField(_("contract of"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    floor_area = models.DecimalField(
        _("floor area, m²"), max_digits=6, decimal_places=1, null=True, blank=True, validators=SOMETHING
    )
    subsidy = models.DecimalField(
        _("subsidy, yuan"), max_digits=10, decimal_places=2, validators=[MinValueValidator(0)]
    )
    document = models.CharField(_("document"), max_length=120, blank=True)

    objects = HouseWorkQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("house work")
        verbose_name_plural = _("house works")
        ordering = ["village_id", "contract_on", "pk"]
        indexes = [Index(fields=["village", "accepted_on"], name="welfare_housework_day")]
        constraints = [
            UniqueConstraint(
                name="welfare_housework_once",
                fields=["household", "kind"],
                violation_error_message=_("This household's house was done already: one house, one subsidy."),
            ),
            models.CheckConstraint(
                name="welfare_housework_application",
                condition=~Q(kind="rebuild") | Q(application__isnull=False),
                violation_error_message=_("A rebuilding needs the case it rests on."),
            ),
            models.CheckConstraint(
                name="welfare_housework_accepted",
                condition=Q(accepted_on=None) | Q(accepted_on__gte=F("contract_on")),
                violation_error_message=_("Nothing is accepted before its contract."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("welfare:housework_detail", args=[self.pk])

    def __str__(self):
        return f"{self.household} {self.get_kind_display()}"

    def clean(self):
        super().clean()
        if self.application and self.household_id and self.application.household_id != self.household_id:
            raise ValidationError({"application": _("This is the case of another household.")})


class Relocation(OfHousehold):
    """A household leaves a place that cannot feed it for a new home (易地搬迁); it counts once it has moved in.

    It stays on the books of its village: relocation moves the home, not the registration. What it is given is the home:
    no amount is kept, and nothing is paid to it.
    """

    class Mode(models.TextChoices):
        COUNTY = "county", _("settlement in the county town")
        TOWN = "town", _("settlement in a market town")
        SELF_PURCHASE = "self_purchase", _("home bought by themselves")
        SELF_BUILD = "self_build", _("home built by themselves")

    OPEN = ("mode", "people", "agreed_on", "moved_on", "floor_area", "place", "cleared_on")

    application = models.OneToOneField(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("application"),
        related_name="relocation",
    )
    mode = models.CharField(_("mode"), max_length=20, choices=Mode)
    people = models.PositiveSmallIntegerField(
        _("people"), validators=[MinValueValidator(1)], help_text=_("As agreed: the floor area goes by it.")
    )
    agreed_on = models.DateField(_("agreement of"))
    moved_on = models.DateField(_("moved in on"), null=True, blank=True)
    floor_area = models.DecimalField(_("floor area, m²"), max_digits=6, decimal_places=1, validators=SOMETHING)
    place = models.CharField(_("new home"), max_length=80, blank=True)
    cleared_on = models.DateField(_("old house pulled down on"), null=True, blank=True)

    objects = RelocationQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("relocation")
        verbose_name_plural = _("relocations")
        ordering = ["village_id", "agreed_on", "pk"]
        indexes = [Index(fields=["village", "moved_on"], name="welfare_relocation_day")]
        constraints = [
            UniqueConstraint(
                name="welfare_relocation_once",
                fields=["household"],
                violation_error_message=_("This household was relocated already."),
            ),
            models.CheckConstraint(
                name="welfare_relocation_moved",
                condition=Q(moved_on=None) | Q(moved_on__gte=F("agreed_on")),
                violation_error_message=_("Nobody moves in before the agreement."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("welfare:relocation_detail", args=[self.pk])

    def __str__(self):
        return f"{self.household} {self.get_mode_display()}"

    def clean(self):
        super().clean()
        if self.application and self.household_id and self.application.household_id != self.household_id:
            raise ValidationError({"application": _("This is the case of another household.")})
