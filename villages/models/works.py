"""Water, power, meeting places: what was built in a village, and when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import FacilityWorkQuerySet, GridProjectQuerySet, ScopedSpells, WellRepairQuerySet
from .base import VillageRecord, same_village


class Well(VillageRecord):
    """A public well, from being dug until it is given up. Each has a number of its own in the township."""

    class Kind(models.TextChoices):
        DEEP = "deep", _("deep well")
        OPEN = "open", _("open well")

    OPEN = ("number", "kind", "place", "since", "until")

    number = models.CharField(pgettext_lazy("of a thing", "number"), max_length=20, unique=True)
    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=10, choices=Kind)
    place = models.CharField(_("place"), max_length=60, blank=True)
    since = models.DateField(_("in use since"))
    until = models.DateField(_("given up on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("well")
        verbose_name_plural = _("wells")
        ordering = ["village_id", "number"]
        indexes = [models.Index(fields=["village", "since", "until"], name="villages_well_spell")]
        constraints = [ends_after_start("villages_well_end")]

    def __str__(self):
        return self.number


class WellRepair(VillageRecord):
    """A well was repaired: one row a repair, so a well repaired twice has two."""

    OPEN = ("repaired_on", "work")

    well = models.ForeignKey(Well, on_delete=models.PROTECT, verbose_name=_("well"), related_name="repairs")
    repaired_on = models.DateField(_("repaired on"))
    work = models.CharField(_("work done"), max_length=120, blank=True)

    objects = WellRepairQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("well repair")
        verbose_name_plural = _("well repairs")
        ordering = ["village_id", "repaired_on", "pk"]
        indexes = [models.Index(fields=["village", "repaired_on"], name="villages_wellrepair_day")]

    def __str__(self):
        return f"{self.well} {self.repaired_on}"

    def clean(self):
        if self.village_id and self.well_id:
            same_village(self, "well")
            if self.repaired_on and self.repaired_on < self.well.since:
                raise ValidationError({"repaired_on": _("The well was not there yet.")})


class GridProject(VillageRecord):
    """Renewal of a village's power grid (农网改造): when it is due, and when it was finished."""

    OPEN = ("name", "due_on", "finished_on")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    due_on = models.DateField(_("due on"))
    finished_on = models.DateField(_("finished on"), null=True, blank=True)

    objects = GridProjectQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("grid project")
        verbose_name_plural = _("grid projects")
        ordering = ["village_id", "due_on", "pk"]
        indexes = [models.Index(fields=["village", "due_on"], name="villages_gridproject_due")]

    def __str__(self):
        return self.name


class Facility(VillageRecord):
    """A village centre or clinic (村级活动场所, 卫生室), from being opened until it is closed."""

    class Kind(models.TextChoices):
        CENTRE = "centre", _("village centre")
        CLINIC = "clinic", _("clinic")

    OPEN = ("kind", "name", "floor_area", "since", "until")

    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=10, choices=Kind)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    floor_area = models.DecimalField(_("floor area, ㎡"), max_digits=7, decimal_places=1, null=True, blank=True)
    since = models.DateField(_("open since"))
    until = models.DateField(_("closed on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("village centre or clinic")
        verbose_name_plural = _("village centres and clinics")
        ordering = ["village_id", "kind", "pk"]
        constraints = [ends_after_start("villages_facility_end")]

    def __str__(self):
        return self.name


class FacilityWork(VillageRecord):
    """A village centre or clinic was rebuilt, extended or repaired: begun, and finished when it was put to use."""

    class Kind(models.TextChoices):
        REBUILT = "rebuilt", _("rebuilt or extended")
        REPAIRED = "repaired", _("repaired")

    OPEN = ("kind", "begun_on", "finished_on")

    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, verbose_name=_("village centre or clinic"), related_name="works"
    )
    kind = models.CharField(_("work"), max_length=10, choices=Kind)
    begun_on = models.DateField(_("begun on"))
    finished_on = models.DateField(_("finished on"), null=True, blank=True)

    objects = FacilityWorkQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("work on a centre or clinic")
        verbose_name_plural = _("works on centres and clinics")
        ordering = ["village_id", "begun_on", "pk"]
        indexes = [models.Index(fields=["village", "finished_on"], name="villages_facilitywork_day")]
        constraints = [
            models.CheckConstraint(
                name="villages_facilitywork_end",
                condition=Q(finished_on=None) | Q(finished_on__gte=F("begun_on")),
                violation_error_message=_("It cannot be finished before it was begun."),
            )
        ]

    def __str__(self):
        return f"{self.facility} {self.begun_on}"

    def clean(self):
        if self.village_id and self.facility_id:
            same_village(self, "facility")
