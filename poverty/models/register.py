"""The register's tables: registration, poverty spell, helper pairing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from villages.models import Household, Officer, Stay
from villages.models.base import VillageRecord, same_village
from xiaoping.kit import masks
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start, ends_with_reason

from ..querysets import PovertySpellQuerySet, RegisterStayQuerySet, RegistrationQuerySet, ScopedSpells


class Cause(models.TextChoices):
    """Main cause of poverty (主要致贫原因, AAC007). Import by label: the numbers changed over the years."""

    ILLNESS = "illness", _("illness")
    DISABILITY = "disability", _("disability")
    SCHOOLING = "schooling", _("schooling")
    DISASTER = "disaster", _("disaster")
    LAND = "land", _("lack of land")
    WATER = "water", _("lack of water")
    SKILL = "skill", _("lack of skill")
    LABOUR = "labour", _("lack of labour")
    FUNDS = "funds", _("lack of funds")
    ROADS = "roads", _("poor roads")
    MOTIVATION = "motivation", _("lack of drive of one's own")
    MARRIAGE = "marriage", _("marriage")
    FUNERAL = "funeral", _("funeral")


class RegistrationBegin(models.TextChoices):
    """How a household came onto the register."""

    IDENTIFIED = "identified", _("identified")
    MOVED_WITHIN = "moved_within", _("moved from another village")


class RegistrationEnd(models.TextChoices):
    """Why a household left the register. Leaving poverty is no reason: exited households stay on it."""

    STRUCK_OFF = "struck_off", _("struck off: registered by mistake")
    DIED_OUT = "died_out", _("nobody left")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another village")


class SpellBegin(models.TextChoices):
    """How a household came into poverty."""

    IDENTIFIED = "identified", _("identified")
    FELL_BACK = "fell_back", _("fell back")
    MOVED_WITHIN = "moved_within", _("moved from another village")


class SpellEnd(models.TextChoices):
    """How a spell of poverty ended. Only `exited` counts as leaving poverty."""

    EXITED = "exited", _("left poverty")
    STRUCK_OFF = "struck_off", _("struck off: registered by mistake")
    DIED_OUT = "died_out", _("nobody left")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another village")


class Registration(VillageRecord):
    """A household on the register, from being identified until it is struck off, moves away or dies out."""

    OPEN = ("since", "since_reason", "until", "until_reason")

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="registrations"
    )
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

    PERSONAL = {"cause": masks.shown}
    OPEN = ("since", "since_reason", "until", "until_reason")

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, verbose_name=_("registration"), related_name="spells"
    )
    cause = models.CharField(_("main cause"), max_length=20, choices=Cause, help_text=_("As found on the visit."))
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
