"""Sites under supervision, and their inspections by type and checklist."""

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Index, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Officer
from villages.models.base import VillageRecord, same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import TYPES_KEY, DatedRuleQuerySet, InspectionQuerySet, SiteQuerySet, TypeQuerySet
from .base import OfVillageOrTownship

# types that figures of the report count: their codes are never given to anything else
REPORTED_TYPES = {
    "fireworks": _("fireworks"),
    "construction": _("building works"),
    "road_traffic": _("road traffic"),
}


class Site(VillageRecord):
    """A place under supervision, from being put on the list until it is closed.

    A licence holds up to and including its last day; a site that needs none has none.
    """

    class Kind(models.TextChoices):
        FIREWORKS = "fireworks", _("fireworks shop")
        BUILDING = "building", _("building works")
        ROAD = "road", _("road section")
        PETROL = "petrol", _("petrol point")
        SCHOOL = "school", pgettext_lazy("a site", "school")
        RESERVOIR = "reservoir", _("reservoir")
        OTHER = "other", _("other")

    PERSONAL = {"contact": masks.shown, "phone": masks.phone}
    OPEN = ("kind", "name", "place", "licence", "licensed_until", "since", "until")
    AHEAD = ("licensed_until",)

    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    place = models.CharField(_("place"), max_length=60, blank=True)
    licence = models.CharField(_("licence number"), max_length=40, blank=True)
    licensed_until = models.DateField(_("licence ends on"), null=True, blank=True, help_text=_("Its last day."))
    contact = models.CharField(_("contact"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    since = models.DateField(_("supervised since"))
    until = models.DateField(_("closed on"), null=True, blank=True)

    objects = SiteQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["village_id", "kind", "name", "pk"]
        indexes = [Index(fields=["village", "since", "until"], name="safety_site_spell")]
        constraints = [ends_after_start("safety_site_end")]

    def get_absolute_url(self) -> str:
        return reverse("safety:site_detail", args=[self.pk])

    def __str__(self):
        return self.name


class InspectionType(models.Model):
    """A kind of safety inspection. Its code stands in figures and addresses and is never changed."""

    OPEN = ("code", "name", "number", "since", "until")

    code = models.CharField(
        pgettext_lazy("of a type", "code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[a-z_]+\Z", _("Small Latin letters and underscores only."))],
    )
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=40)
    number = models.PositiveSmallIntegerField(pgettext_lazy("of a list", "number"), help_text=_("Its place in lists."))
    since = models.DateField(_("used since"))
    until = models.DateField(_("used until"), null=True, blank=True)

    objects = TypeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("inspection type")
        verbose_name_plural = _("inspection types")
        ordering = ["number", "pk"]
        constraints = [ends_after_start("safety_type_end")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(TYPES_KEY)


class ChecklistItem(models.Model):
    """One question of a type's checklist. The list of a day is its items in force that day: a change ends one item
    and begins another, and what was asked before stays as it was asked."""

    OPEN = ("number", "text", "basis", "since", "until")

    kind = models.ForeignKey(
        InspectionType, on_delete=models.PROTECT, verbose_name=_("inspection type"), related_name="items"
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("of a list", "number"))
    text = models.CharField(_("question"), max_length=120)
    basis = models.CharField(_("basis"), max_length=120, blank=True, help_text=_("The rule it rests on."))
    since = models.DateField(_("asked since"))
    until = models.DateField(_("asked until"), null=True, blank=True)

    objects = DatedRuleQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("checklist item")
        verbose_name_plural = _("checklist items")
        ordering = ["kind_id", "number", "since", "pk"]
        constraints = [ends_after_start("safety_item_end")]

    def __str__(self):
        return self.text


class Inspection(OfVillageOrTownship):
    """One inspection of one site, or at one place: an outing to three shops is three inspections.

    `inspectors` counts who went, the leader included; added up they are person-times.
    """

    class Result(models.TextChoices):
        CLEAR = "clear", _("nothing found")
        ON_THE_SPOT = "on_the_spot", _("put right on the spot")
        HAZARDS = "hazards", _("hazards found")

    OPEN = ("inspected_on", "place", "inspectors", "result", "remark")

    kind = models.ForeignKey(
        InspectionType, on_delete=models.PROTECT, verbose_name=_("inspection type"), related_name="inspections"
    )
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("site"), related_name="inspections"
    )
    place = models.CharField(_("place"), max_length=60, blank=True, help_text=_("Where there is no site on the list."))
    inspected_on = models.DateField(_("inspected on"))
    leader = models.ForeignKey(Officer, on_delete=models.PROTECT, verbose_name=_("led by"), related_name="inspections")
    inspectors = models.PositiveSmallIntegerField(
        _("inspectors"), validators=[MinValueValidator(1)], help_text=_("How many went, the leader included.")
    )
    result = models.CharField(_("result"), max_length=20, choices=Result)
    remark = models.CharField(_("remark"), max_length=200, blank=True)

    objects = InspectionQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        ordering = ["village_id", "inspected_on", "pk"]
        indexes = [Index(fields=["village", "inspected_on"], name="safety_inspection_day")]

    def get_absolute_url(self) -> str:
        return reverse("safety:inspection_detail", args=[self.pk])

    def __str__(self):
        return f"{self.kind} {self.inspected_on}"

    def clean(self):
        if self.site_id:
            same_village(self, "site")
        elif not self.place:
            raise ValidationError({"place": _("Name the site, or the place.")})


class InspectionAnswer(OfVillageOrTownship):
    """What an inspection found on one question of the checklist."""

    class Answer(models.TextChoices):
        MET = "met", _("met")
        NOT_MET = "not_met", _("not met")
        DOES_NOT_APPLY = "none", _("does not apply")

    OPEN = ("answer",)

    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, verbose_name=_("inspection"), related_name="answers"
    )
    item = models.ForeignKey(
        ChecklistItem, on_delete=models.PROTECT, verbose_name=_("checklist item"), related_name="answers"
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)

    objects = InspectionQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("checklist answer")
        verbose_name_plural = _("checklist answers")
        ordering = ["village_id", "inspection_id", "item_id"]
        constraints = [
            UniqueConstraint(
                name="safety_answer_once",
                fields=["inspection", "item"],
                violation_error_message=_("This question is answered already."),
            )
        ]

    def get_absolute_url(self) -> str:
        return self.inspection.get_absolute_url()

    def __str__(self):
        return f"{self.item}: {self.get_answer_display()}"

    def clean(self):
        if self.inspection_id:
            same_village(self, "inspection")
            if self.item_id and self.item.kind_id != self.inspection.kind_id:
                raise ValidationError({"item": _("This question belongs to another type of inspection.")})
