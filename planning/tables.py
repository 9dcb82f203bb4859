"""The columns of planning's lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.tables import DAY, NUMBER
from villages.tables.works import village_column
from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from .models import PartyActivity


class PartyOrganisationTable(Table):
    """Party organisations with their members and this year's work on the day."""

    name = Column("name", verbose_name=_("Party organisation"))
    village = village_column()
    members = Column("members", verbose_name=_("Members of the party"), format=NUMBER)
    studied = Column("studied", verbose_name=_("Three meetings and one lecture this year"), format=NUMBER)
    life_meetings = Column("life_meetings", verbose_name=_("Organisation life meetings this year"), format=NUMBER)
    since = Column("since", verbose_name=_("Set up on"), format=DAY)
    until = Column("until", verbose_name=_("Dissolved on"), format=DAY)


class PartyReturnTable(Table):
    """Returns of party organisations."""

    organisation = Column("organisation__name", verbose_name=_("Party organisation"))
    village = village_column()
    as_of = Column("as_of", verbose_name=_("As of"), format=DAY)
    members = Column("members", verbose_name=_("Members of the party"), format=NUMBER)
    recruited = Column("recruited", verbose_name=_("Recruited in the year"), format=NUMBER)
    recruited_young = Column("recruited_young", verbose_name=_("Of these 35 or younger"), format=NUMBER)


class PartyActivityTable(Table):
    """Meetings and study sessions."""

    held_on = Column("held_on", verbose_name=_("Held on"), format=DAY)
    organisation = Column("organisation__name", verbose_name=_("Party organisation"))
    village = village_column()
    kind = Column(
        "kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(PartyActivity.Kind.choices)
    )
    topic = Column("topic", verbose_name=_("Topic"))
    attendance = Column("attendance", verbose_name=_("Attendance"), format=NUMBER)


class PartyBannerTable(Table):
    """Banners put up."""

    hung_on = Column("hung_on", verbose_name=_("Put up on"), format=DAY)
    village = village_column()
    theme = Column("theme", verbose_name=_("Theme"))
    place = Column("place", verbose_name=_("Place"))
    number = Column("number", verbose_name=_("How many"), format=NUMBER)


class StaffTable(Table):
    """The staff list, with what each leader is in charge of on the day."""

    name = Column("name", verbose_name=pgettext_lazy("person", "Name"))
    title = Column("title", verbose_name=_("Post"))
    village = village_column()
    duty = Column("duty", verbose_name=_("In charge of"))
    phone = Column("phone", verbose_name=_("Phone"), format=formats.PHONE)
    since = Column("since", verbose_name=_("In post since"), format=DAY)
    until = Column("until", verbose_name=_("Left post on"), format=DAY)
