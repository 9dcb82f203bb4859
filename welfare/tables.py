"""The columns of welfare's lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.tables import DAY, NUMBER
from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from .models import (
    ApplicationStep,
    AwardEnd,
    BatchState,
    Benefit,
    Grade,
    HouseWork,
    LineState,
    Notice,
    Outcome,
    Relocation,
)

BENEFIT, GRADE = formats.Choice(Benefit.choices), formats.Choice(Grade.choices)


def household_columns() -> tuple[Column, Column, Column]:
    """Which household of which village a row is about, and its head on the day."""
    return (
        Column("household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household"),
        Column("head_name", verbose_name=_("Head")),
        Column("village__name", verbose_name=_("Village"), sort=("village_id",)),
    )


def person_columns() -> tuple[Column, Column, Column]:
    """Whom a row is about, in which household and village."""
    return (
        Column("person__name", verbose_name=_("Name"), opens="villages:person_detail", key="person"),
        Column("household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household"),
        Column("village__name", verbose_name=_("Village"), sort=("village_id",)),
    )


class AwardTable(Table):
    """Awards."""

    person, household, village = person_columns()
    benefit = Column("benefit", verbose_name=_("Benefit"), format=BENEFIT)
    grade = Column("grade", verbose_name=_("Grade"), format=GRADE)
    since = Column("since", verbose_name=_("Entitled since"), format=DAY)
    until = Column("until", verbose_name=_("Ended on"), format=DAY)
    until_reason = Column("until_reason", verbose_name=_("Ended by"), format=formats.Choice(AwardEnd.choices))


class ApplicationTable(Table):
    """Cases with their last step."""

    programme = Column("programme__name", verbose_name=_("Programme"), opens="welfare:application_detail")
    household, head, village = household_columns()
    person = Column("person__name", verbose_name=_("Applicant"), opens="villages:person_detail", key="person")
    since = Column("since", verbose_name=_("Applied on"), format=DAY)
    step_kind = Column("step_kind", verbose_name=_("Last step"), format=formats.Choice(ApplicationStep.Kind.choices))
    step_on = Column("step_on", verbose_name=_("Done on"), format=DAY)
    until = Column("until", verbose_name=_("Decided on"), format=DAY)
    until_reason = Column("until_reason", verbose_name=_("Outcome"), format=formats.Choice(Outcome.choices))


class NoticeTable(Table):
    """Public notices with how many cases each tells of."""

    programme = Column("programme__name", verbose_name=_("Programme"), opens="welfare:notice_detail")
    kind = Column("kind", verbose_name=_("What it tells"), format=formats.Choice(Notice.Kind.choices))
    village = Column("village__name", verbose_name=_("Village"), sort=("village_id",))
    cases = Column("case_count", verbose_name=pgettext_lazy("count", "Cases"), format=NUMBER)
    since = Column("since", verbose_name=_("Hangs from"), format=DAY)
    until = Column("until", verbose_name=_("Taken down on"), format=DAY)
    phone = Column("phone", verbose_name=_("Complaint phone"))


class PaymentBatchTable(Table):
    """Payment batches with how many lines and how much money."""

    programme = Column("programme__name", verbose_name=_("Programme"), opens="welfare:paymentbatch_detail")
    covers = Column("covers", verbose_name=_("For the time from"), format=DAY)
    number = Column("number", verbose_name=_("Batch number"), format=NUMBER)
    state = Column("state_now", verbose_name=_("State"), format=formats.Choice(BatchState.choices))
    lines = Column("line_count", verbose_name=pgettext_lazy("count", "Payments"), format=NUMBER)
    total = Column("total", verbose_name=_("Amount, yuan"), format=NUMBER)
    returned = Column("returned", verbose_name=pgettext_lazy("count", "Returned"), format=NUMBER)
    prepared_on = Column("prepared_on", verbose_name=_("Prepared on"), format=DAY)
    approved_on = Column("approved_on", verbose_name=_("Approved on"), format=DAY)
    sent_on = Column("sent_on", verbose_name=_("Sent on"), format=DAY)
    settled_on = Column("settled_on", verbose_name=_("Settled on"), format=DAY)


class PaymentLineTable(Table):
    """Payments."""

    person, household, village = person_columns()
    benefit = Column("benefit", verbose_name=_("Benefit"), format=BENEFIT)
    grade = Column("grade", verbose_name=_("Grade"), format=GRADE)
    covers = Column("covers", verbose_name=_("For the time from"), format=DAY)
    amount = Column("amount", verbose_name=_("Amount, yuan"), format=NUMBER)
    state = Column("state_now", verbose_name=_("State"), format=formats.Choice(LineState.choices))
    paid_on = Column("paid_on", verbose_name=_("Paid on"), format=DAY)
    returned_on = Column("returned_on", verbose_name=_("Returned on"), format=DAY)
    returned_reason = Column("returned_reason", verbose_name=_("Why returned"))


class HouseWorkTable(Table):
    """House works."""

    household, head, village = household_columns()
    kind = Column(
        "kind",
        verbose_name=pgettext_lazy("of a thing", "Kind"),
        format=formats.Choice(HouseWork.Kind.choices),
        opens="welfare:housework_detail",
    )
    danger = Column("danger", verbose_name=_("Danger before"), format=formats.Choice(HouseWork.Danger.choices))
    on_register = Column(
        "application__on_register", verbose_name=_("On the register when decided"), format=formats.YesNo()
    )
    contract_on = Column("contract_on", verbose_name=_("Contract of"), format=DAY)
    accepted_on = Column("accepted_on", verbose_name=_("Accepted on"), format=DAY)
    floor_area = Column("floor_area", verbose_name=_("Floor area, m²"), format=NUMBER)
    subsidy = Column("subsidy", verbose_name=_("Subsidy, yuan"), format=NUMBER)
    document = Column("document", verbose_name=_("Document"))


class RelocationTable(Table):
    """Relocations."""

    household, head, village = household_columns()
    mode = Column(
        "mode",
        verbose_name=_("Mode"),
        format=formats.Choice(Relocation.Mode.choices),
        opens="welfare:relocation_detail",
    )
    people = Column("people", verbose_name=pgettext_lazy("count", "People"), format=NUMBER)
    agreed_on = Column("agreed_on", verbose_name=_("Agreement of"), format=DAY)
    moved_on = Column("moved_on", verbose_name=_("Moved in on"), format=DAY)
    floor_area = Column("floor_area", verbose_name=_("Floor area, m²"), format=NUMBER)
    place = Column("place", verbose_name=_("New home"))
    cleared_on = Column("cleared_on", verbose_name=_("Old house pulled down on"), format=DAY)
