"""What lasts for a time in a person's or household's life: disability certificates, absences for work, accounts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import masks
from xiaoping.kit.crypto import decrypt, encrypt
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import CertificateQuerySet, ScopedSpells
from .base import VillageRecord, same_village
from .households import Household
from .people import IdNumber, Person


class DisabilityCertificate(VillageRecord):
    """A disability certificate (残疾人证) of a person, from its issue until it is withdrawn or life ends.

    Its number, which contains the resident number, is among the person's ID numbers; kind and level agree with it.
    Level 1 is the heaviest; severe (重度) is level 1 or 2.
    """

    class Kind(models.TextChoices):
        SIGHT = "1", _("sight")
        HEARING = "2", _("hearing")
        SPEECH = "3", _("speech")
        LIMBS = "4", _("limbs")
        MIND = "5", _("intellect")
        PSYCHE = "6", _("mental")
        MULTIPLE = "7", _("multiple")

    class Level(models.TextChoices):
        FIRST = "1", _("level 1")
        SECOND = "2", _("level 2")
        THIRD = "3", _("level 3")
        FOURTH = "4", _("level 4")

    PERSONAL = {"kind": masks.hidden, "level": masks.hidden}
    OPEN = ("since", "until")

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="disability_certificates"
    )
    kind = models.CharField(_("kind of disability"), max_length=1, choices=Kind)
    level = models.CharField(pgettext_lazy("of disability", "level"), max_length=1, choices=Level)
    since = models.DateField(_("issued on"))
    until = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects = CertificateQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("disability certificate")
        verbose_name_plural = _("disability certificates")
        ordering = ["village_id", "person_id", "since"]
        indexes = [models.Index(fields=["village", "since", "until"], name="villages_certificate_spell")]
        constraints = [
            ends_after_start("villages_certificate_end"),
            UniqueConstraint(
                name="villages_one_open_certificate",
                fields=["person"],
                condition=Q(until=None),
                violation_error_message=_("This person has a certificate already; withdraw it first."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.since}"

    def clean(self):
        if self.person_id is None or self.until is not None:
            return
        for number in self.person.id_numbers.filter(kind=IdNumber.Kind.DISABILITY, until=None):
            if number.number[18:20] != f"{self.kind}{self.level}":
                raise ValidationError(
                    _("The certificate number on record says another kind or level: withdraw the number first.")
                )


class Absence(VillageRecord):
    """Somebody is away for work (外出务工), from leaving until coming back. Their household goes on counting them."""

    class Reach(models.TextChoices):
        COUNTY = "county", _("in the county")
        PROVINCE = "province", _("in the province")
        COUNTRY = "country", _("outside the province")
        ABROAD = "abroad", _("abroad")

    PERSONAL = {"place": masks.shown, "employer": masks.shown}
    OPEN = ("reach", "since", "until")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("person"), related_name="absences")
    reach = models.CharField(_("where"), max_length=10, choices=Reach)
    place = models.CharField(_("place"), max_length=60, help_text=_("Province and town, for example 广东东莞."))
    employer = models.CharField(_("employer"), max_length=80, blank=True)
    since = models.DateField(_("away since"))
    until = models.DateField(_("back on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("absence for work")
        verbose_name_plural = _("absences for work")
        ordering = ["village_id", "person_id", "since"]
        indexes = [models.Index(fields=["village", "since", "until"], name="villages_absence_spell")]
        constraints = [
            ends_after_start("villages_absence_end"),
            UniqueConstraint(
                name="villages_one_open_absence",
                fields=["person"],
                condition=Q(until=None),
                violation_error_message=_("This person is away already; record the return first."),
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.place} {self.since}"


class BankAccount(VillageRecord):
    """The account that a household's money is paid into, as long as it is the one. The number is kept encrypted.

    The holder is somebody of the household, so that nothing is paid to another without a recorded mandate.
    """

    SECRET = ("encrypted",)
    PERSONAL = {"encrypted": masks.hidden, "masked": masks.shown, "bank": masks.shown}
    OPEN = ("since", "until")

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="accounts"
    )
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, verbose_name=_("holder"), related_name="accounts")
    bank = models.CharField(_("bank"), max_length=60)
    encrypted = models.TextField(_("encrypted number"), editable=False)
    masked = models.CharField(_("number, masked"), max_length=24, editable=False)
    since = models.DateField(_("in use since"))
    until = models.DateField(_("closed on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("account of a household")
        verbose_name_plural = _("accounts of households")
        ordering = ["village_id", "household_id", "since"]
        permissions = [("view_clear_bankaccount", "Can see account numbers in clear")]
        constraints = [
            ends_after_start("villages_account_end"),
            UniqueConstraint(
                name="villages_one_open_account",
                fields=["household"],
                condition=Q(until=None),
                violation_error_message=_("This household has an account already; close it first."),
            ),
        ]

    def __str__(self):
        return f"{self.bank} {self.masked}"

    @property
    def number(self) -> str:
        """In clear. Whoever shows it logs why."""
        return decrypt(self.encrypted)

    @number.setter
    def number(self, text: str) -> None:
        self.encrypted = encrypt(text)
        self.masked = masks.account(text)

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")
