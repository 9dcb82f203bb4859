"""The filters of welfare's lists, each named like the queryset method it calls."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.filters import (
    ChoiceFilter,
    DayFilter,
    GroupFilter,
    KeyFilter,
    ListFilter,
    PeriodFilter,
    TextFilter,
    VillageFilter,
)

from .models import (
    Application,
    ApplicationStep,
    Award,
    AwardEnd,
    BatchState,
    Benefit,
    Grade,
    HouseWork,
    LineState,
    Notice,
    Outcome,
    PaymentBatch,
    PaymentLine,
    Relocation,
)

YES_NO = [("1", _("yes")), ("0", _("no"))]


class StateFilter(ChoiceFilter):
    """Calls the queryset method it is named after with one of its choices."""

    def filter(self, qs, value):
        return getattr(qs, self.field_name)(value) if value else qs


class AwardFilter(ListFilter):
    """Awards."""

    in_force = DayFilter(label=_("Entitled on"))
    begun_in = PeriodFilter(label=_("Entitlement began within"))
    ended_in = PeriodFilter(label=_("Entitlement ended within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    benefit = ChoiceFilter(label=_("Benefit"), choices=Benefit.choices)
    grade = ChoiceFilter(label=_("Grade"), choices=Grade.choices)
    name = TextFilter(label=_("Name"), field_name="person__name")
    until_reason = ChoiceFilter(label=_("Ended by"), choices=AwardEnd.choices)

    class Meta:
        model = Award
        fields: list[str] = []


class ApplicationFilter(ListFilter):
    """Cases."""

    in_force = DayFilter(label=_("Under way on"))
    begun_in = PeriodFilter(label=_("Applied within"))
    ended_in = PeriodFilter(label=_("Decided within"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    benefit = ChoiceFilter(label=_("Benefit"), field_name="programme__benefit", choices=Benefit.choices)
    overdue = DayFilter(label=_("Overdue on"))
    at_step = StateFilter(label=_("Last step"), choices=ApplicationStep.Kind.choices)
    until_reason = ChoiceFilter(label=_("Outcome"), choices=Outcome.choices)
    number = TextFilter(label=_("Household number"), field_name="household__number")

    class Meta:
        model = Application
        fields: list[str] = []


class NoticeFilter(ListFilter):
    """Public notices."""

    in_force = DayFilter(label=_("Hanging on"))
    begun_in = PeriodFilter(label=pgettext_lazy("notice", "Put up within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=_("What it tells"), choices=Notice.Kind.choices)
    benefit = ChoiceFilter(label=_("Benefit"), field_name="programme__benefit", choices=Benefit.choices)

    class Meta:
        model = Notice
        fields: list[str] = []


class PaymentBatchFilter(ListFilter):
    """Payment batches."""

    covering_in = PeriodFilter(label=_("For a time within"))
    in_state = StateFilter(label=_("State"), choices=BatchState.choices)
    benefit = ChoiceFilter(label=_("Benefit"), field_name="programme__benefit", choices=Benefit.choices)
    village = VillageFilter()

    class Meta:
        model = PaymentBatch
        fields: list[str] = []


class PaymentLineFilter(ListFilter):
    """Payments."""

    paid_in = PeriodFilter(label=_("Paid within"))
    covering_in = PeriodFilter(label=_("For a time within"))
    batch = KeyFilter(label=_("Payment batch"), field_name="batch_id")
    in_state = StateFilter(label=_("State"), choices=LineState.choices)
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    benefit = ChoiceFilter(label=_("Benefit"), choices=Benefit.choices)
    grade = ChoiceFilter(label=_("Grade"), choices=Grade.choices)
    name = TextFilter(label=_("Name"), field_name="person__name")
    number = TextFilter(label=_("Household number"), field_name="household__number")

    class Meta:
        model = PaymentLine
        fields: list[str] = []


class HouseWorkFilter(ListFilter):
    """House works."""

    accepted_in = PeriodFilter(label=_("Accepted within"))
    under_way = DayFilter(label=_("Under way on"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), choices=HouseWork.Kind.choices)
    on_register = ChoiceFilter(
        label=_("On the register when decided"), field_name="application__on_register", choices=YES_NO
    )
    danger = ChoiceFilter(label=_("Danger before"), choices=HouseWork.Danger.choices)
    number = TextFilter(label=_("Household number"), field_name="household__number")

    class Meta:
        model = HouseWork
        fields: list[str] = []


class RelocationFilter(ListFilter):
    """Relocations."""

    moved_in = PeriodFilter(label=_("Moved in within"))
    under_way = DayFilter(label=_("Not yet moved in on"))
    not_cleared = DayFilter(label=_("Old house still standing on"))
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    mode = ChoiceFilter(label=_("Mode"), choices=Relocation.Mode.choices)
    number = TextFilter(label=_("Household number"), field_name="household__number")

    class Meta:
        model = Relocation
        fields: list[str] = []
