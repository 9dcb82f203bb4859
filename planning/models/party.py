"""Party work as numbers and days: organisations, their returns and activities, banners; and who leads the township.

No member of the party is named here: returns and activities hold counts.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Officer
from villages.models.base import same_village
from villages.querysets import ScopedSpells
from xiaoping.kit.history import History
from xiaoping.kit.spells import ends_after_start

from ..querysets import ActivityQuerySet, BannerQuerySet, PartyOrganisationQuerySet, ReturnQuerySet, StaffQuerySet
from .base import OwnedRecord


class PartyOrganisation(OwnedRecord):
    """A grassroots party organisation (基层党组织) of a village or of the township office, until it is dissolved."""

    OPEN = ("name", "since", "until")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=60)
    since = models.DateField(_("set up on"))
    until = models.DateField(_("dissolved on"), null=True, blank=True)

    objects = PartyOrganisationQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("party organisation")
        verbose_name_plural = _("party organisations")
        ordering = ["village_id", "pk"]
        constraints = [ends_after_start("planning_organisation_end")]

    def __str__(self):
        return self.name


class OfOrganisation(OwnedRecord):
    """A record of a party organisation, in the organisation's village."""

    organisation = models.ForeignKey(
        PartyOrganisation, on_delete=models.PROTECT, verbose_name=_("party organisation"), related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    def clean(self):
        if self.organisation_id:
            same_village(self, "organisation")

    def check_organisation(self, day, field: str) -> None:
        """Refuse a day on which the organisation did not exist. Raises ValidationError on `field`."""
        organisation = self.organisation
        if day < organisation.since or (organisation.until is not None and day > organisation.until):
            raise ValidationError({field: _("The organisation did not exist on this day.")})


class PartyReturn(OfOrganisation):
    """What an organisation returned for a day (党内统计年报): its members, and who was recruited in the year to it.

    One row an organisation and day, as a rule 31 December. Members are counted, never named.
    """

    OPEN = ("as_of", "members", "recruited", "recruited_young")

    as_of = models.DateField(_("as of"), help_text=_("The day the numbers are true of, as a rule 31 December."))
    members = models.PositiveIntegerField(_("members"))
    recruited = models.PositiveIntegerField(_("recruited in the year"), default=0)
    recruited_young = models.PositiveIntegerField(_("of these 35 or younger"), default=0)

    objects = ReturnQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("return of a party organisation")
        verbose_name_plural = _("returns of party organisations")
        ordering = ["village_id", "organisation_id", "as_of"]
        indexes = [Index(fields=["village", "as_of"], name="planning_return_day")]
        constraints = [
            UniqueConstraint(
                name="planning_return_once",
                fields=["organisation", "as_of"],
                violation_error_message=_("There is a return of this organisation for this day already. Correct it."),
            ),
            models.CheckConstraint(
                name="planning_return_young",
                condition=Q(recruited_young__lte=F("recruited")),
                violation_error_message=_("The young among the recruited cannot be more than the recruited."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation} {self.as_of}"

    def clean(self):
        super().clean()
        if self.organisation_id and self.as_of:
            self.check_organisation(self.as_of, "as_of")


class PartyActivity(OfOrganisation):
    """One meeting or study session of a party organisation, with the number of people who came."""

    class Kind(models.TextChoices):
        GENERAL_MEETING = "general_meeting", _("general meeting of members")
        COMMITTEE_MEETING = "committee_meeting", _("committee meeting")
        GROUP_MEETING = "group_meeting", _("meeting of a party group")
        LECTURE = "lecture", _("party lecture")
        LIFE_MEETING = "life_meeting", _("organisation life meeting")
        POLICY_STUDY = "policy_study", _("study of policies")

    OPEN = ("kind", "held_on", "topic", "attendance")

    kind = models.CharField(pgettext_lazy("of a thing", "kind"), max_length=20, choices=Kind)
    held_on = models.DateField(_("held on"))
    topic = models.CharField(_("topic"), max_length=80, blank=True)
    attendance = models.PositiveIntegerField(_("attendance"), validators=[MinValueValidator(1)])

    objects = ActivityQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("party activity")
        verbose_name_plural = _("party activities")
        ordering = ["village_id", "held_on", "pk"]
        indexes = [Index(fields=["village", "held_on"], name="planning_activity_day")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"

    def clean(self):
        super().clean()
        if self.organisation_id and self.held_on:
            self.check_organisation(self.held_on, "held_on")


class PartyBanner(OwnedRecord):
    """Banners of one theme put up at one place on one day: so many of them."""

    OPEN = ("hung_on", "theme", "place", "number")

    hung_on = models.DateField(_("put up on"))
    theme = models.CharField(_("theme"), max_length=60)
    place = models.CharField(_("place"), max_length=60, blank=True)
    number = models.PositiveIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])

    objects = BannerQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("banners put up")
        verbose_name_plural = _("banners put up")
        ordering = ["village_id", "hung_on", "pk"]
        indexes = [Index(fields=["village", "hung_on"], name="planning_banner_day")]

    def __str__(self):
        return f"{self.theme} {self.hung_on}"


class LeadershipSeat(OwnedRecord):
    """An officer's time in the leadership team (党政班子), and what they are in charge of (分工)."""

    OPEN = ("duty", "since", "until")

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, verbose_name=_("officer"), related_name="leadership_seats"
    )
    duty = models.CharField(_("in charge of"), max_length=80, blank=True)
    since = models.DateField(_("on the team since"))
    until = models.DateField(_("left the team on"), null=True, blank=True)

    objects = ScopedSpells.as_manager()
    history = History()

    class Meta:
        verbose_name = _("seat in the leadership team")
        verbose_name_plural = _("seats in the leadership team")
        ordering = ["village_id", "since", "pk"]
        constraints = [
            ends_after_start("planning_seat_end"),
            UniqueConstraint(
                name="planning_seat_once",
                fields=["officer"],
                condition=Q(until=None),
                violation_error_message=_("This officer is on the team already."),
            ),
        ]

    def __str__(self):
        return f"{self.officer} {self.since}"

    def clean(self):
        if self.officer_id:
            same_village(self, "officer")
            if self.since and self.since < self.officer.since:
                raise ValidationError({"since": _("This is before the officer took up the post.")})


class StaffMember(Officer):
    """An officer, seen from the staff list: the township's own, and who of them leads."""

    objects = StaffQuerySet.as_manager()  # type: ignore[misc]  # a proxy with its own rules for reading

    class Meta:
        proxy = True
        verbose_name = _("member of staff")
        verbose_name_plural = _("members of staff")
        ordering = ["village_id", "pk"]
