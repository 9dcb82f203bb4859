"""The columns of villages' lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from ..models import Sex
from ..models.households import HouseholdBegin, HouseholdEnd
from ..models.people import Relation, StayBegin, StayEnd

DAY = formats.Day()
NUMBER = formats.Number()


class VillageTable(Table):
    """Villages with their size on the day."""

    number = Column("number", verbose_name=_("Number"), format=NUMBER)
    name = Column("name", verbose_name=_("Village"), opens="villages:village_detail")
    is_poor = Column("is_poor", verbose_name=_("Poor village"), format=formats.YesNo())
    groups = Column("group_count", verbose_name=pgettext_lazy("how many", "Groups"), format=NUMBER)
    households = Column("household_count", verbose_name=pgettext_lazy("count", "Households"), format=NUMBER)
    people = Column("person_count", verbose_name=pgettext_lazy("count", "People"), format=NUMBER)
    since = Column("since", verbose_name=_("Set up on"), format=DAY)


class GroupTable(Table):
    """Villager groups with their size on the day."""

    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    number = Column("number", verbose_name=_("Number"), format=NUMBER)
    name = Column("name", verbose_name=_("Villager group"))
    households = Column("household_count", verbose_name=pgettext_lazy("count", "Households"), format=NUMBER)
    people = Column("person_count", verbose_name=pgettext_lazy("count", "People"), format=NUMBER)


class HouseholdTable(Table):
    """Households with their head and size on the day."""

    number = Column("number", verbose_name=_("Household number"), opens="villages:household_detail")
    head = Column("head_name", verbose_name=_("Head"))
    members = Column("member_count", verbose_name=pgettext_lazy("count", "Members"), format=NUMBER)
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    group = Column("group__name", verbose_name=_("Villager group"), sort=("village_id", "group__number"))
    address = Column("address", verbose_name=_("Address"))
    phone = Column("phone", verbose_name=_("Phone"), format=formats.PHONE)
    since = Column("since", verbose_name=_("On the books since"), format=DAY)
    since_reason = Column("since_reason", verbose_name=_("Came by"), format=formats.Choice(HouseholdBegin.choices))
    until = Column("until", verbose_name=_("Off the books on"), format=DAY)
    until_reason = Column("until_reason", verbose_name=_("Left by"), format=formats.Choice(HouseholdEnd.choices))


class StayTable(Table):
    """People in households."""

    name = Column("person__name", verbose_name=_("Name"), opens="villages:person_detail", key="person_id")
    sex = Column("person__sex", verbose_name=_("Sex"), format=formats.Choice(Sex.choices))
    born_on = Column("person__born_on", verbose_name=_("Born on"), format=DAY)
    id_number = Column("id_masked", verbose_name=_("ID number"))
    relation = Column("relation", verbose_name=_("Relation to the head"), format=formats.Choice(Relation.choices))
    household = Column(
        "household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household_id"
    )
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    group = Column(
        "household__group__name", verbose_name=_("Villager group"), sort=("village_id", "household__group__number")
    )
    since = Column("since", verbose_name=_("In the household since"), format=DAY)
    since_reason = Column("since_reason", verbose_name=_("Came by"), format=formats.Choice(StayBegin.choices))
    until = Column("until", verbose_name=_("Left on"), format=DAY)
    until_reason = Column("until_reason", verbose_name=_("Left by"), format=formats.Choice(StayEnd.choices))
