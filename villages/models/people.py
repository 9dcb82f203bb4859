"""People, their stays in households and their ID numbers."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import masks
from xiaoping.kit.crypto import decrypt, encrypt
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from .. import idnumbers
from ..querysets import IdNumberQuerySet, PersonQuerySet, StayQuerySet
from .base import VillageRecord, same_village
from .households import Household


class Sex(models.TextChoices):
    """GB/T 2261.1."""

    MALE = "1", _("male")
    FEMALE = "2", _("female")


class Relation(models.TextChoices):
    """Relation to the head, the national register's own list (与户主关系)."""

    HEAD = "01", _("head")
    SPOUSE = "02", _("spouse")
    SON = "03", _("son")
    DAUGHTER = "04", _("daughter")
    DAUGHTER_IN_LAW = "05", _("daughter-in-law")
    SON_IN_LAW = "06", _("son-in-law")
    GRANDSON = "07", _("grandson")
    GRANDDAUGHTER = "08", _("granddaughter")
    DAUGHTERS_SON = "09", _("daughter's son")
    DAUGHTERS_DAUGHTER = "10", _("daughter's daughter")
    FATHER = "11", _("father")
    MOTHER = "12", _("mother")
    WIFES_FATHER = "13", _("wife's father")
    WIFES_MOTHER = "14", _("wife's mother")
    HUSBANDS_FATHER = "15", _("husband's father")
    HUSBANDS_MOTHER = "16", _("husband's mother")
    GRANDFATHER = "17", _("grandfather")
    GRANDMOTHER = "18", _("grandmother")
    MOTHERS_FATHER = "19", _("mother's father")
    MOTHERS_MOTHER = "20", _("mother's mother")
    SIBLING = "21", _("brother or sister")
    OTHER = "99", _("other")


class StayBegin(models.TextChoices):
    """How a person came into a household. All but a change count as coming in."""

    START_OF_RECORD = "start", _("on the books at the start")
    BIRTH = "birth", _("born")
    MARRIAGE = "marriage", _("married in")
    MOVED_IN = "moved_in", _("moved into the township")
    MOVED_WITHIN = "moved_within", _("moved from another household")
    CORRECTED = "corrected", _("left out by mistake")
    CHANGED = "changed", _("relation changed")


class StayEnd(models.TextChoices):
    """Why a person left a household. All but a change count as going out."""

    DEATH = "death", _("died")
    MARRIAGE = "marriage", _("married out")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another household")
    CORRECTED = "corrected", _("entered by mistake")
    CHANGED = "changed", _("relation changed")


class Person(models.Model):
    """A person, wherever they stay. Where they belong is told by their stays, their number by their ID numbers."""

    PERSONAL = {
        "name": masks.shown,
        "sex": masks.shown,
        "born_on": masks.shown,
        "died_on": masks.shown,
        "ethnicity": masks.shown,
    }
    OPEN = ()

    name = models.CharField(pgettext_lazy("person", "name"), max_length=40)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    born_on = models.DateField(_("born on"))
    died_on = models.DateField(_("died on"), null=True, blank=True)
    ethnicity = models.CharField(
        _("ethnicity"), max_length=20, blank=True, help_text=_("As in GB/T 3304, for example 侗族.")
    )

    objects = PersonQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="villages_person_dies_after_birth",
                condition=Q(died_on=None) | Q(died_on__gte=models.F("born_on")),
                violation_error_message=_("Nobody dies before being born."),
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("villages:person_detail", args=[self.pk])

    def __str__(self):
        return self.name

    def clean(self):
        if self.pk is None or not (self.born_on and self.sex):
            return
        for number in self.id_numbers.filter(until=None):
            found = idnumbers.disagreements(number.number, birth=self.born_on, male=self.sex == Sex.MALE)
            if found:
                raise ValidationError(
                    [*found, _("It is on record as this person's number. Withdraw the number first.")]
                )

    def age_on(self, day: date) -> int:
        """Full years of age on a day."""
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))


class Stay(VillageRecord):
    """A person's time in a household (在户). A person stays in one household at a time."""

    OPEN = ("since", "since_reason", "until", "until_reason")
    PERSONAL = {"relation": masks.shown}

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="stays"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="stays")
    relation = models.CharField(_("relation to the head"), max_length=2, choices=Relation)
    since = models.DateField(_("in the household since"))
    since_reason = models.CharField(_("came by"), max_length=20, choices=StayBegin)
    until = models.DateField(_("left on"), null=True, blank=True)
    until_reason = models.CharField(_("left by"), max_length=20, choices=StayEnd, blank=True)

    objects = StayQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("stay in a household")
        verbose_name_plural = _("stays in households")
        ordering = ["village_id", "household_id", "relation", "pk"]
        indexes = [
            models.Index(fields=["village", "since", "until"], name="villages_stay_spell"),
            models.Index(fields=["village", "household", "relation"], name="villages_stay_order"),
        ]
        constraints = [
            ends_after_start("villages_stay_end"),
            UniqueConstraint(
                name="villages_one_open_stay",
                fields=["person"],
                condition=Q(until=None),
                violation_error_message=_("This person is in a household already."),
            ),
            UniqueConstraint(
                name="villages_one_head",
                fields=["household"],
                condition=Q(until=None, relation="01"),
                violation_error_message=_("This household has a head already."),
            ),
            UniqueConstraint(
                name="villages_one_spouse",
                fields=["household"],
                condition=Q(until=None, relation="02"),
                violation_error_message=_("This household's head has a spouse already."),
            ),
            ends_with_reason("villages_stay_end_reason"),
        ]

    def __str__(self):
        return f"{self.person} · {self.household}"

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")
        if self.person_id and self.since and self.person.born_on > self.since:
            raise ValidationError({"since": _("Nobody stays anywhere before being born.")})


class IdNumber(VillageRecord):
    """A number a person goes by: resident identity card, or disability certificate, with its time.

    Kept encrypted; `lookup` (of the whole) and `lookup18` (of the first 18 characters) are keyed digests to search
    by. An undisputed number in force belongs to one person. `number` reads and writes it in clear.
    """

    class Kind(models.TextChoices):
        RESIDENT = "01", _("resident identity card")
        DISABILITY = "09", _("disability certificate")

    SECRET = ("encrypted", "lookup", "lookup18")
    PERSONAL = {"encrypted": masks.hidden, "lookup": masks.hidden, "lookup18": masks.hidden, "masked": masks.shown}
    OPEN = ("kind", "is_disputed", "since", "until")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="id_numbers")
    kind = models.CharField(_("kind"), max_length=2, choices=Kind, default=Kind.RESIDENT)
    encrypted = models.TextField(_("encrypted number"), editable=False)
    lookup = models.CharField(_("index"), max_length=64, editable=False)
    lookup18 = models.CharField(_("index of the first 18"), max_length=64, editable=False, db_index=True)
    masked = models.CharField(_("number, masked"), max_length=24, editable=False)
    is_disputed = models.BooleanField(
        _("disputed"), default=False, help_text=_("Already on record elsewhere; the office settles it.")
    )
    since = models.DateField(_("on record since"))
    until = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects = IdNumberQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("ID number")
        verbose_name_plural = _("ID numbers")
        ordering = ["village_id", "person_id", "kind", "since"]
        permissions = [
            ("view_clear_idnumber", "Can see ID numbers in clear"),
            ("settle_idnumber", "Can settle disputed ID numbers"),
        ]
        constraints = [
            ends_after_start("villages_idnumber_end"),
            UniqueConstraint(
                name="villages_idnumber_unique",
                fields=["kind", "lookup18"],
                condition=Q(is_disputed=False, until=None),
                violation_error_message=_("This number is on record already."),
            ),
            UniqueConstraint(
                name="villages_idnumber_one_a_kind",
                fields=["person", "kind"],
                condition=Q(until=None),
                violation_error_message=_("This person has a number of this kind already; withdraw it first."),
            ),
        ]

    def __str__(self):
        return self.masked

    @property
    def number(self) -> str:
        """In clear. Whoever shows it logs why."""
        return decrypt(self.encrypted)

    @number.setter
    def number(self, text: str) -> None:
        value = idnumbers.normalise(text)
        self.encrypted = encrypt(value)
        self.lookup = idnumbers.index_of(value)
        self.lookup18 = idnumbers.index_of(value[:18])
        self.masked = masks.id_number(value)
