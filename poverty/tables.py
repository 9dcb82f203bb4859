"""The columns of the register's lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.tables import DAY, NUMBER, StayTable
from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from .models import Attribute, Cause, HelpPost, RegistrationBegin, RegistrationEnd, SpellBegin, SpellEnd, Standard


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
    standard = Column("standard", verbose_name=_("Identified by"), format=formats.Choice(Standard.choices))
    attribute = Column("attribute_now", verbose_name=_("Attribute"), format=formats.Choice(Attribute.choices))
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
    second_cause = Column("second_cause", verbose_name=_("Second cause"), format=formats.Choice(Cause.choices))
    third_cause = Column("third_cause", verbose_name=_("Third cause"), format=formats.Choice(Cause.choices))
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


def person_columns() -> tuple[Column, Column, Column]:
    """Whom a row is about, in which household and village."""
    return (
        Column("person__name", verbose_name=_("Name"), opens="villages:person_detail", key="person"),
        Column("household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household"),
        Column("village__name", verbose_name=_("Village"), sort=("village_id",)),
    )


class HelpPostTable(Table):
    """Help posts."""

    person, household, village = person_columns()
    kind = Column(
        "kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(HelpPost.Kind.choices)
    )
    work = Column("work", verbose_name=_("Work"))
    since = Column("since", verbose_name=_("In post since"), format=DAY)
    until = Column("until", verbose_name=_("Left the post on"), format=DAY)


class EnterpriseSupportTable(Table):
    """Supports by enterprises."""

    person, household, village = person_columns()
    enterprise = Column("enterprise", verbose_name=_("Enterprise"))
    since = Column("since", verbose_name=_("Supported since"), format=DAY)
    until = Column("until", verbose_name=_("Supported until"), format=DAY)


class IndustryAwardTable(Table):
    """Industry awards."""

    household = Column(
        "household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household"
    )
    head = Column("head_name", verbose_name=_("Head"))
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    decided_on = Column("decided_on", verbose_name=_("Decided on"), format=DAY)
    amount = Column("amount", verbose_name=_("Amount, yuan"), format=NUMBER)
    industry = Column("industry", verbose_name=_("Industry"))
    document = Column("document", verbose_name=_("Document"))


class MicrocreditTable(Table):
    """Microcredits."""

    person, household, village = person_columns()
    granted_on = Column("granted_on", verbose_name=_("Granted on"), format=DAY)
    amount = Column("amount", verbose_name=_("Amount, yuan"), format=NUMBER)
    due_on = Column("due_on", verbose_name=_("Due on"), format=DAY)
    repaid_on = Column("repaid_on", verbose_name=_("Repaid on"), format=DAY)
    purpose = Column("purpose", verbose_name=_("Purpose"))


class TransferEmploymentTable(Table):
    """Transfer employments."""

    person, household, village = person_columns()
    began_on = Column("began_on", verbose_name=_("Began on"), format=DAY)
    place = Column("place", verbose_name=_("Place"))
    employer = Column("employer", verbose_name=pgettext_lazy("of a job", "Employer"))
