"""The filters of the register's lists, each named like the queryset method it calls."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Sex
from villages.models.people import Relation
from xiaoping.kit.filters import (
    ChoiceFilter,
    DayFilter,
    GroupFilter,
    ListFilter,
    PeriodFilter,
    TextFilter,
    VillageFilter,
)

from .models import (
    Cause,
    EnterpriseSupport,
    HelperPairing,
    HelpPost,
    IndustryAward,
    Microcredit,
    PovertySpell,
    RegisterStay,
    Registration,
    SpellBegin,
    SpellEnd,
    TransferEmployment,
)


class RegistrationFilter(ListFilter):
    """Households on the register."""

    on_register = DayFilter(label=_("On the register on"))
    exited = DayFilter(label=_("Out of poverty on"))
    remaining = DayFilter(label=_("Not yet out on"))
    without_helper = DayFilter(label=_("Without a helper on"))
    begun_in = PeriodFilter(label=_("Came within"))
    ended_in = PeriodFilter(label=_("Left within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    number = TextFilter(label=_("Household number"), field_name="household__number")

    class Meta:
        model = Registration
        fields: list[str] = []


class PovertySpellFilter(ListFilter):
    """Registered households in poverty."""

    not_exited = DayFilter(label=_("In poverty on"))
    exited_in = PeriodFilter(label=_("Left poverty within"))
    begun_in = PeriodFilter(label=_("Began within"))
    ended_in = PeriodFilter(label=_("Ended within"))
    village = VillageFilter()
    group = GroupFilter(field_name="registration__household__group")
    cause = ChoiceFilter(label=_("Main cause"), choices=Cause.choices)
    since_reason = ChoiceFilter(label=_("Came by"), choices=SpellBegin.choices)
    until_reason = ChoiceFilter(label=_("Ended by"), choices=SpellEnd.choices)

    class Meta:
        model = PovertySpell
        fields: list[str] = []


class RegisterStayFilter(ListFilter):
    """People of registered households."""

    on_register = DayFilter(label=_("On the register on"))
    exited = DayFilter(label=_("Out of poverty on"))
    remaining = DayFilter(label=_("Not yet out on"))
    exited_in = PeriodFilter(label=_("Left poverty within"))
    came_onto_register = PeriodFilter(label=_("Came onto the register within"))
    left_register = PeriodFilter(label=_("Left the register within"))
    came_into_poverty = PeriodFilter(label=_("Came into poverty within"))
    came_out_of_poverty = PeriodFilter(label=_("Came out of poverty within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    name = TextFilter(label=_("Name"), field_name="person__name")
    sex = ChoiceFilter(label=_("Sex"), field_name="person__sex", choices=Sex.choices)
    relation = ChoiceFilter(label=_("Relation to the head"), choices=Relation.choices)

    class Meta:
        model = RegisterStay
        fields: list[str] = []


class HelperPairingFilter(ListFilter):
    """Who helps whom."""

    in_force = DayFilter(label=_("Helping on"))
    village = VillageFilter()
    officer = TextFilter(label=_("Helper"), field_name="officer__name")

    class Meta:
        model = HelperPairing
        fields: list[str] = []


class HelpPostFilter(ListFilter):
    """Help posts."""

    in_force = DayFilter(label=_("Held on"))
    begun_in = PeriodFilter(label=_("Taken up within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), choices=HelpPost.Kind.choices)
    name = TextFilter(label=_("Name"), field_name="person__name")

    class Meta:
        model = HelpPost
        fields: list[str] = []


class EnterpriseSupportFilter(ListFilter):
    """Supports by enterprises."""

    in_force = DayFilter(label=_("Supported on"))
    village = VillageFilter()
    enterprise = TextFilter(label=_("Enterprise"))

    class Meta:
        model = EnterpriseSupport
        fields: list[str] = []


class IndustryAwardFilter(ListFilter):
    """Industry awards."""

    decided_in = PeriodFilter(label=_("Decided within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    number = TextFilter(label=_("Household number"), field_name="household__number")

    class Meta:
        model = IndustryAward
        fields: list[str] = []


class MicrocreditFilter(ListFilter):
    """Microcredits."""

    granted_in = PeriodFilter(label=_("Granted within"))
    outstanding = DayFilter(label=_("Not repaid on"))
    village = VillageFilter()
    name = TextFilter(label=_("Name"), field_name="person__name")

    class Meta:
        model = Microcredit
        fields: list[str] = []


class TransferEmploymentFilter(ListFilter):
    """Transfer employments."""

    begun_in = PeriodFilter(label=_("Begun within"))
    village = VillageFilter()
    place = TextFilter(label=_("Place"))

    class Meta:
        model = TransferEmployment
        fields: list[str] = []
