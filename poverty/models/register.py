"""The register's tables: registration, poverty spell, attribute, helper pairing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from villages.models import Household, Officer, Stay
from villages.models.base import VillageRecord, same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from ..querysets import PovertySpellQuerySet, RegisterStayQuerySet, RegistrationQuerySet, ScopedSpells
from .choices import Attribute, Cause, RegistrationBegin, RegistrationEnd, SpellBegin, SpellEnd, Standard


class Registration(VillageRecord):
    """A household on the register, from being identified until it is struck off, moves away or dies out."""

    OPEN = ("standard", "since", "since_reason", "until", "until_reason")

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="registrations"
    )
    standard = models.CharField(_("identified by"), max_length=20, choices=Standard, default=Standard.NATIONAL)
    since = models.DateField(_("on the register since"))
    since_reason = models.CharField(_("came by"), max_length=20, choices=RegistrationBegin)
    until = models.DateField(_("off the register on"), null=True, blank=True)
    until_reason = models.CharField(_("left by"), max_length=20, choices=RegistrationEnd, blank=True)

    objects = RegistrationQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("registration of a poor household")
        verbose_name_plural = _("registrations of poor households")
        ordering = ["village_id", "household_id", "since"]
        indexes = [Index(fields=["village", "since", "until"], name="poverty_registration_spell")]
        constraints = [
            ends_after_start("poverty_registration_end"),
            ends_with_reason("poverty_registration_end_reason"),
            UniqueConstraint(
                name="poverty_one_open_registration",
                fields=["household"],
                condition=Q(until=None),
                violation_error_message=_("This household is on the register already."),
            ),
        ]

    def __str__(self):
        return str(self.household)

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")


class PovertySpell(VillageRecord):
    """A registered household in poverty, from being identified (or falling back) to its exit.

    It lies inside the household's registration, which exit does not end: exited households stay on the register.
    """

    PERSONAL = {"cause": masks.shown, "second_cause": masks.shown, "third_cause": masks.shown}
    OPEN = ("since", "since_reason", "until", "until_reason")

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, verbose_name=_("registration"), related_name="spells"
    )
    cause = models.CharField(_("main cause"), max_length=20, choices=Cause, help_text=_("As found on the visit."))
    second_cause = models.CharField(_("second cause"), max_length=20, choices=Cause, blank=True)
    third_cause = models.CharField(_("third cause"), max_length=20, choices=Cause, blank=True)
    since = models.DateField(_("in poverty since"))
    since_reason = models.CharField(_("came by"), max_length=20, choices=SpellBegin)
    until = models.DateField(_("ended on"), null=True, blank=True)
    until_reason = models.CharField(_("ended by"), max_length=20, choices=SpellEnd, blank=True)

    objects = PovertySpellQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("spell of poverty")
        verbose_name_plural = _("spells of poverty")
        ordering = ["village_id", "registration_id", "since"]
        indexes = [Index(fields=["village", "since", "until"], name="poverty_spell_spell")]
        constraints = [
            ends_after_start("poverty_exit_after_start"),
            ends_with_reason("poverty_spell_end_reason"),
            models.CheckConstraint(
                name="poverty_causes_differ",
                condition=~Q(second_cause=F("cause"))
                & ~Q(third_cause=F("cause"))
                & (Q(third_cause="") | (~Q(second_cause="") & ~Q(third_cause=F("second_cause")))),
                violation_error_message=_("Each cause is named once; a third only after a second."),
            ),
            UniqueConstraint(
                name="poverty_one_open_spell",
                fields=["registration"],
                condition=Q(until=None),
                violation_error_message=_("This household is in poverty already."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.registration.get_absolute_url()

    def __str__(self):
        return f"{self.registration} {self.since}"

    def clean(self):
        if not (self.registration_id and self.village_id):
            return
        same_village(self, "registration")
        if self.since and self.since < self.registration.since:
            raise ValidationError({"since": _("This is before the household came onto the register.")})


class AttributeSpell(VillageRecord):
    """What kind of poor household a registered household is, for as long as it is that (贫困户属性)."""

    OPEN = ("attribute", "since", "until")

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, verbose_name=_("registration"), related_name="attributes"
    )
    attribute = models.CharField(_("attribute"), max_length=20, choices=Attribute)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("attribute of a poor household")
        verbose_name_plural = _("attributes of poor households")
        ordering = ["village_id", "registration_id", "since"]
        indexes = [Index(fields=["village", "since", "until"], name="poverty_attribute_spell")]
        constraints = [
            ends_after_start("poverty_attribute_end"),
            UniqueConstraint(
                name="poverty_one_open_attribute",
                fields=["registration"],
                condition=Q(until=None),
                violation_error_message=_("This household has an attribute already; change it instead."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.registration.get_absolute_url()

    def __str__(self):
        return f"{self.registration} {self.get_attribute_display()}"

    def clean(self):
        if self.registration_id and self.village_id:
            same_village(self, "registration")


class HelperPairing(VillageRecord):
    """An officer who looks after a household (帮扶责任人), for as long as the pairing lasts."""

    OPEN = ("since", "until")

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="helper_pairings"
    )
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, verbose_name=_("helper"), related_name="helper_pairings"
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("helper pairing")
        verbose_name_plural = _("helper pairings")
        ordering = ["village_id", "household_id", "since"]
        indexes = [Index(fields=["village", "since", "until"], name="poverty_helper_spell")]
        constraints = [
            ends_after_start("poverty_helper_end"),
            UniqueConstraint(
                name="poverty_helper_once",
                fields=["household", "officer"],
                condition=Q(until=None),
                violation_error_message=_("This officer helps the household already."),
            ),
        ]

    def __str__(self):
        return f"{self.officer} · {self.household}"

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")


class RegisterStay(Stay):
    """A person of a registered household: a stay, seen from the register."""

    objects = RegisterStayQuerySet.as_manager()  # type: ignore[misc]  # a proxy with its own rules for reading

    class Meta:
        proxy = True
        verbose_name = _("person of a registered household")
        verbose_name_plural = _("people of registered households")
        ordering = ["village_id", "household_id", "relation", "pk"]
