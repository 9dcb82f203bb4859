"""The filters of villages' lists, each named like the queryset method it calls."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.filters import (
    ChoiceFilter,
    DayFilter,
    GroupFilter,
    ListFilter,
    PeriodFilter,
    TextFilter,
    VillageFilter,
)

from ..models import Household, Sex, Stay, Village, VillagerGroup
from ..models.households import HouseholdBegin, HouseholdEnd
from ..models.people import Relation, StayBegin, StayEnd


class VillageListFilter(ListFilter):
    """Villages."""

    in_force = DayFilter(label=_("Existing on"))
    poor_on = DayFilter(label=_("Poor village on"))
    with_road = DayFilter(label=_("With a road on"))
    with_hardened_road = DayFilter(label=_("With a hardened road on"))
    with_photovoltaics = DayFilter(label=_("With photovoltaics on"))
    poor_with_photovoltaics = DayFilter(label=_("Poor and with photovoltaics on"))
    village = VillageFilter()

    class Meta:
        model = Village
        fields: list[str] = []


class GroupListFilter(ListFilter):
    """Villager groups."""

    in_force = DayFilter(label=_("Existing on"))
    with_cement_road = DayFilter(label=_("With a cement road on"))
    village = VillageFilter()

    class Meta:
        model = VillagerGroup
        fields: list[str] = []


class HouseholdFilter(ListFilter):
    """Households."""

    in_force = DayFilter(label=_("On the books on"))
    without_phone = DayFilter(label=_("Without a phone on"))
    begun_in = PeriodFilter(label=_("Came within"))
    ended_in = PeriodFilter(label=_("Left within"))
    village = VillageFilter()
    group = GroupFilter()
    number = TextFilter(label=_("Household number"))
    since_reason = ChoiceFilter(label=_("Came by"), choices=HouseholdBegin.choices)
    until_reason = ChoiceFilter(label=_("Left by"), choices=HouseholdEnd.choices)

    class Meta:
        model = Household
        fields: list[str] = []


class StayFilter(ListFilter):
    """People in households."""

    in_force = DayFilter(label=_("In a household on"))
    without_id_number = DayFilter(label=_("Without an ID number on"))
    with_disputed_number = DayFilter(label=_("With a disputed number on"))
    came_in = PeriodFilter(label=_("Came within"))
    went_out = PeriodFilter(label=_("Left within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    name = TextFilter(label=_("Name"), field_name="person__name")
    sex = ChoiceFilter(label=_("Sex"), field_name="person__sex", choices=Sex.choices)
    relation = ChoiceFilter(label=_("Relation to the head"), choices=Relation.choices)
    since_reason = ChoiceFilter(label=_("Came by"), choices=StayBegin.choices)
    until_reason = ChoiceFilter(label=_("Left by"), choices=StayEnd.choices)

    class Meta:
        model = Stay
        fields: list[str] = []
