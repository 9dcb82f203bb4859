"""The columns of the register's lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.tables import DAY, NUMBER, StayTable
from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from .models import Cause, RegistrationBegin, RegistrationEnd, SpellBegin, SpellEnd


class RegistrationTable(Table):
    """Registered households with their head and size on the day."""

    household = Column(
        "household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household_id"
    )
    head = Column("head_name", verbose_name=_("Head"))
    members = Column("member_count", verbose_name=pgettext_lazy("count", "Members"), format=NUMBER)
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    group = Column(
        "household__group__name", verbose_name=_("Villager group"), sort=("village_id", "household__group__number")
    )
    since = Column("since", verbose_name=_("On the register since"), format=DAY)
    since_reason = Column("since_reason", verbose_name=_("Came by"), format=formats.Choice(RegistrationBegin.choices))
    until = Column("until", verbose_name=_("Off the register on"), format=DAY)
    until_reason = Column("until_reason", verbose_name=_("Left by"), format=formats.Choice(RegistrationEnd.choices))


class PovertySpellTable(Table):
    """Spells of poverty."""

    household = Column(
        "registration__household__number",
        verbose_name=_("Household"),
        opens="villages:household_detail",
        key="registration__household_id",
    )
    head = Column("head_name", verbose_name=_("Head"))
    members = Column("member_count", verbose_name=pgettext_lazy("count", "Members"), format=NUMBER)
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    cause = Column("cause", verbose_name=_("Main cause"), format=formats.Choice(Cause.choices))
    since = Column("since", verbose_name=_("In poverty since"), format=DAY)
    since_reason = Column("since_reason", verbose_name=_("Came by"), format=formats.Choice(SpellBegin.choices))
    until = Column("until", verbose_name=_("Ended on"), format=DAY)
    until_reason = Column("until_reason", verbose_name=_("Ended by"), format=formats.Choice(SpellEnd.choices))


class RegisterStayTable(StayTable):
    """People of registered households: the columns of people."""


class HelperPairingTable(Table):
    """Who helps whom."""

    household = Column(
        "household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household_id"
    )
    head = Column("head_name", verbose_name=_("Head"))
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    officer = Column("officer__name", verbose_name=_("Helper"))
    title = Column("officer__title", verbose_name=_("Post"))
    phone = Column("officer__phone", verbose_name=_("Phone"), format=formats.PHONE)
    since = Column("since", verbose_name=_("From"), format=DAY)
    until = Column("until", verbose_name=_("Until"), format=DAY)
