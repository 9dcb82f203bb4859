"""The filters of this app's lists, each named like the queryset method it calls."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    REPORTED_TYPES,
    Campaign,
    Case,
    Deduction,
    Drill,
    Hazard,
    HazardEnd,
    Inspection,
    InspectionType,
    Mode,
    Publicity,
    Site,
    SpotCheck,
    Theme,
    Visit,
    VisitRound,
)

KIND = pgettext_lazy("of a thing", "Kind")


def type_choices() -> list[tuple[str, str]]:
    """(code, name) of the inspection types on record, and of those the report counts where nobody entered them yet."""
    known = dict(InspectionType.objects.choices())
    return [*known.items(), *((code, str(name)) for code, name in REPORTED_TYPES.items() if code not in known)]


class SiteFilter(ListFilter):
    """Sites under supervision."""

    in_force = DayFilter(label=_("Supervised on"))
    licence_ended = DayFilter(label=_("Open with its licence ended on"))
    licence_ends_soon = DayFilter(label=_("Licence ends soon after"))
    village = VillageFilter()
    kind = ChoiceFilter(label=KIND, choices=Site.Kind.choices)
    name = TextFilter(label=pgettext_lazy("of a thing", "Name"))

    class Meta:
        model = Site
        fields: list[str] = []


class InspectionFilter(ListFilter):
    """Inspections."""

    inspected_in = PeriodFilter(label=_("Made within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=_("Inspection type"), field_name="kind__code", choices=type_choices)
    result = ChoiceFilter(label=_("Result"), choices=Inspection.Result.choices)
    site = TextFilter(label=_("Site"), field_name="site__name")

    class Meta:
        model = Inspection
        fields: list[str] = []


class InspectionCalendarFilter(ListFilter):
    """The inspections of the calendar."""

    village = VillageFilter()
    kind = ChoiceFilter(label=_("Inspection type"), field_name="kind__code", choices=type_choices)

    class Meta:
        model = Inspection
        fields: list[str] = []


class HazardFilter(ListFilter):
    """Hazards."""

    in_force = DayFilter(label=pgettext_lazy("of a hazard", "Open on"))
    overdue = DayFilter(label=_("Overdue on"))
    overdue_major = DayFilter(label=_("Major and overdue on"))
    rectifying = DayFilter(label=_("Being put right on"))
    due_soon = DayFilter(label=_("Deadline soon after"))
    closed_lately = DayFilter(label=_("Ended lately, seen from"))
    awaiting_notice = DayFilter(label=_("Without a notice on"))
    awaiting_recheck = DayFilter(label=_("Waiting for the recheck on"))
    begun_in = PeriodFilter(label=_("Found within"))
    ended_in = PeriodFilter(label=_("Ended within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=_("Kind of site"), field_name="site__kind", choices=Site.Kind.choices)
    category = ChoiceFilter(label=_("Kind of hazard"), choices=Hazard.Category.choices)
    grade = ChoiceFilter(label=pgettext_lazy("of a hazard", "Grade"), choices=Hazard.Grade.choices)
    site = TextFilter(label=_("Site"), field_name="site__name")
    until_reason = ChoiceFilter(label=pgettext_lazy("of a hazard", "Ended by"), choices=HazardEnd.choices)

    class Meta:
        model = Hazard
        fields: list[str] = []


class HazardBoardFilter(ListFilter):
    """The hazards of the board."""

    village = VillageFilter()
    kind = ChoiceFilter(label=_("Kind of site"), field_name="site__kind", choices=Site.Kind.choices)
    category = ChoiceFilter(label=_("Kind of hazard"), choices=Hazard.Category.choices)
    grade = ChoiceFilter(label=pgettext_lazy("of a hazard", "Grade"), choices=Hazard.Grade.choices)

    class Meta:
        model = Hazard
        fields: list[str] = []


class DrillFilter(ListFilter):
    """Drills."""

    held_in = PeriodFilter(label=_("Held within"))
    village = VillageFilter()

    class Meta:
        model = Drill
        fields: list[str] = []


class CampaignFilter(ListFilter):
    """Campaigns."""

    begun_in = PeriodFilter(label=_("Begun within"))
    village = VillageFilter()
    theme = ChoiceFilter(label=_("Theme"), choices=Theme.choices)

    class Meta:
        model = Campaign
        fields: list[str] = []


class PublicityFilter(ListFilter):
    """Publicity."""

    done_in = PeriodFilter(label=pgettext_lazy("of publicity", "Done within"))
    village = VillageFilter()
    theme = ChoiceFilter(label=_("Theme"), choices=Theme.choices)
    kind = ChoiceFilter(label=KIND, choices=Publicity.Kind.choices)

    class Meta:
        model = Publicity
        fields: list[str] = []


class VisitFilter(ListFilter):
    """Households of a visit round."""

    visited_in = PeriodFilter(label=_("Visited within"))
    to_visit = DayFilter(label=_("Still to be visited on"))
    pending = DayFilter(label=_("Not visited by"))
    following_up = DayFilter(label=_("To be followed up on"))
    round = ChoiceFilter(label=_("Visit round"), field_name="round_id", choices=VisitRound.objects.choices)
    village = VillageFilter()
    group = GroupFilter(field_name="group")
    officer = TextFilter(label=_("Officer"), field_name="officer__name")
    mode = ChoiceFilter(label=_("How"), choices=Mode.choices)

    class Meta:
        model = Visit
        fields: list[str] = []


class SpotCheckFilter(ListFilter):
    """Spot checks."""

    unchecked = DayFilter(label=_("Not checked yet on"))
    drawn_in = PeriodFilter(label=_("Drawn within"))
    round = ChoiceFilter(label=_("Visit round"), field_name="visit__round_id", choices=VisitRound.objects.choices)
    village = VillageFilter()
    group = GroupFilter(field_name="visit__group")
    result = ChoiceFilter(label=_("Result"), choices=SpotCheck.Result.choices)

    class Meta:
        model = SpotCheck
        fields: list[str] = []


class DeductionFilter(ListFilter):
    """Deductions."""

    imposed_in = PeriodFilter(label=_("Imposed within"))
    village = VillageFilter()
    officer = TextFilter(label=_("Officer"), field_name="officer__name")
    decision = ChoiceFilter(label=pgettext_lazy("on an appeal", "Decision"), choices=Deduction.Decision.choices)

    class Meta:
        model = Deduction
        fields: list[str] = []


class CaseFilter(ListFilter):
    """The case ledger."""

    pending = DayFilter(label=_("Not concluded on"))
    past_due = DayFilter(label=_("Past due on"))
    due_soon = DayFilter(label=_("Due soon after"))
    received_in = PeriodFilter(label=pgettext_lazy("of a case", "Received within"))
    concluded_in = PeriodFilter(label=_("Concluded within"))
    resolved_in = PeriodFilter(label=_("Resolved within"))
    village = VillageFilter()
    channel = ChoiceFilter(label=_("Channel"), choices=Case.Channel.choices)
    category = ChoiceFilter(label=_("Subject"), choices=Case.Category.choices)
    office = ChoiceFilter(label=_("In charge"), choices=Case.Office.choices)
    number = TextFilter(label=pgettext_lazy("of a case", "Number"))

    class Meta:
        model = Case
        fields: list[str] = []
