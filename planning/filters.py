"""The filters of planning's lists, each named like the queryset method it calls."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.filters import ChoiceFilter, DayFilter, ListFilter, PeriodFilter, TextFilter, VillageFilter

from .models import PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember


class PartyOrganisationFilter(ListFilter):
    """Party organisations."""

    in_force = DayFilter(label=_("Existing on"))
    village = VillageFilter()
    name = TextFilter(label=pgettext_lazy("of a thing", "Name"))

    class Meta:
        model = PartyOrganisation
        fields: list[str] = []


class PartyReturnFilter(ListFilter):
    """Returns of party organisations."""

    standing = DayFilter(label=_("Standing on"))
    returned_in = PeriodFilter(label=_("Returned for a day within"))
    village = VillageFilter()
    organisation = TextFilter(label=_("Party organisation"), field_name="organisation__name")

    class Meta:
        model = PartyReturn
        fields: list[str] = []


class PartyActivityFilter(ListFilter):
    """Meetings and study sessions of party organisations."""

    held_in = PeriodFilter(label=_("Held within"))
    studied_in = PeriodFilter(label=_("Three meetings and one lecture within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), choices=PartyActivity.Kind.choices)
    organisation = TextFilter(label=_("Party organisation"), field_name="organisation__name")

    class Meta:
        model = PartyActivity
        fields: list[str] = []


class PartyBannerFilter(ListFilter):
    """Banners put up."""

    hung_in = PeriodFilter(label=_("Put up within"))
    village = VillageFilter()
    theme = TextFilter(label=_("Theme"))

    class Meta:
        model = PartyBanner
        fields: list[str] = []


class StaffFilter(ListFilter):
    """The staff list."""

    on_staff = DayFilter(label=_("On the township's staff on"))
    leading = DayFilter(label=_("On the leadership team on"))
    in_force = DayFilter(label=_("In post on"))
    village = VillageFilter()
    name = TextFilter(label=pgettext_lazy("person", "Name"))
    title = TextFilter(label=_("Post"))

    class Meta:
        model = StaffMember
        fields: list[str] = []
