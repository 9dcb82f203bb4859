"""The columns of this app's lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.tables import DAY, NUMBER
from villages.tables.works import village_column
from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from .due import days_left
from .models import (
    Case,
    CaseState,
    Deduction,
    Hazard,
    HazardEnd,
    HazardState,
    Inspection,
    Mode,
    Publicity,
    Site,
    SpotCheck,
    Theme,
)

KIND = pgettext_lazy("of a thing", "Kind")
HAZARD_STATE = formats.Choice([*HazardState.choices, *HazardEnd.choices], tags={"overdue": "tag-bad"})
HOW = formats.Choice([("", formats.EMPTY), *Mode.choices])


class DaysLeft(formats.Text):
    """How many days there are, in words, and marked if it is too late; in an export fewer than none."""

    width = 12

    def words(self, value):
        return days_left(value.days)

    def tag(self, value):
        return "tag-bad" if value and value.days < 0 else ""

    def typed(self, value):
        return value.days


class SiteTable(Table):
    """Sites with what is open there on the day."""

    name = Column("name", verbose_name=pgettext_lazy("of a thing", "Name"), opens="safety:site_detail")
    kind = Column("kind", verbose_name=KIND, format=formats.Choice(Site.Kind.choices))
    village = village_column()
    place = Column("place", verbose_name=_("Place"))
    licence = Column("licence", verbose_name=_("Licence number"))
    licensed_until = Column("licensed_until", verbose_name=_("Licence ends on"), format=DAY)
    last_inspected = Column("last_inspected", verbose_name=_("Last inspected on"), format=DAY)
    open_hazards = Column("open_hazards", verbose_name=_("Open hazards"), format=NUMBER)
    contact = Column("contact", verbose_name=_("Contact"))
    phone = Column("phone", verbose_name=_("Phone"), format=formats.PHONE)
    since = Column("since", verbose_name=_("Supervised since"), format=DAY)
    until = Column("until", verbose_name=_("Closed on"), format=DAY)


class InspectionTable(Table):
    """Inspections."""

    inspected_on = Column("inspected_on", verbose_name=_("Inspected on"), format=DAY, opens="safety:inspection_detail")
    kind = Column("kind__name", verbose_name=_("Inspection type"), sort=("kind__number",))
    village = village_column()
    site = Column("site__name", verbose_name=_("Site"), opens="safety:site_detail", key="site")
    place = Column("place", verbose_name=_("Place"))
    leader = Column("leader__name", verbose_name=_("Led by"))
    inspectors = Column("inspectors", verbose_name=_("Inspectors"), format=NUMBER)
    result = Column("result", verbose_name=_("Result"), format=formats.Choice(Inspection.Result.choices))
    remark = Column("remark", verbose_name=_("Remark"))


class HazardTable(Table):
    """Hazards with their state and deadline on the day."""

    what = Column("what", verbose_name=_("What is dangerous"), opens="safety:hazard_detail")
    category = Column("category", verbose_name=_("Kind of hazard"), format=formats.Choice(Hazard.Category.choices))
    grade = Column(
        "grade", verbose_name=pgettext_lazy("of a hazard", "Grade"), format=formats.Choice(Hazard.Grade.choices)
    )
    state = Column("state", verbose_name=_("State"), format=HAZARD_STATE)
    deadline = Column("deadline", verbose_name=_("Deadline"), format=DAY)
    village = village_column()
    site = Column("site__name", verbose_name=_("Site"), opens="safety:site_detail", key="site")
    place = Column("place", verbose_name=_("Place"))
    since = Column("since", verbose_name=_("Found on"), format=DAY)
    until = Column("until", verbose_name=_("Ended on"), format=DAY)
    receipt = Column("receipt", verbose_name=_("Receipt"))


class DrillTable(Table):
    """Drills."""

    held_on = Column("held_on", verbose_name=_("Held on"), format=DAY, opens="safety:drill_detail")
    village = village_column()
    scene = Column("scene", verbose_name=_("Scene"))
    people = Column("people", verbose_name=_("People who took part"), format=NUMBER)
    problems = Column("problems", verbose_name=_("Problems found"))


class CampaignTable(Table):
    """Campaigns."""

    name = Column("name", verbose_name=pgettext_lazy("of a thing", "Name"), opens="safety:campaign_detail")
    theme = Column("theme", verbose_name=_("Theme"), format=formats.Choice(Theme.choices))
    village = village_column()
    since = Column("since", verbose_name=_("First day"), format=DAY)
    until = Column("until", verbose_name=_("Last day"), format=DAY)
    document = Column("document", verbose_name=_("Document"))


class PublicityTable(Table):
    """Publicity."""

    done_on = Column(
        "done_on", verbose_name=pgettext_lazy("of publicity", "Done on"), format=DAY, opens="safety:publicity_detail"
    )
    theme = Column("theme", verbose_name=_("Theme"), format=formats.Choice(Theme.choices))
    kind = Column("kind", verbose_name=KIND, format=formats.Choice(Publicity.Kind.choices))
    quantity = Column("quantity", verbose_name=_("Quantity"), format=NUMBER)
    village = village_column()
    place = Column("place", verbose_name=_("Place"))
    campaign = Column("campaign__name", verbose_name=_("Campaign"))


class VisitTable(Table):
    """Households of a visit round."""

    round = Column("round__name", verbose_name=_("Visit round"), sort=("round__first",), opens="safety:visit_detail")
    village = village_column()
    group = Column("group__name", verbose_name=_("Villager group"), sort=("village_id", "group__number"), key="group")
    household = Column(
        "household__number", verbose_name=_("Household"), opens="villages:household_detail", key="household"
    )
    head = Column("head_name", verbose_name=_("Head"))
    officer = Column("officer__name", verbose_name=_("Officer"))
    visited_on = Column("visited_on", verbose_name=_("Visited on"), format=DAY)
    mode = Column("mode", verbose_name=_("How"), format=HOW)
    found = Column("found", verbose_name=_("What was found"))
    followed_up_on = Column("followed_up_on", verbose_name=_("Followed up on"), format=DAY)


class SpotCheckTable(Table):
    """Spot checks."""

    round = Column(
        "visit__round__name",
        verbose_name=_("Visit round"),
        sort=("visit__round__first",),
        opens="safety:visit_detail",
        key="visit",
    )
    village = village_column()
    group = Column("visit__group__name", verbose_name=_("Villager group"), sort=("village_id", "visit__group__number"))
    household = Column(
        "visit__household__number",
        verbose_name=_("Household"),
        opens="villages:household_detail",
        key="visit__household",
    )
    officer = Column("visit__officer__name", verbose_name=_("Officer"))
    visited_on = Column("visit__visited_on", verbose_name=_("Visited on"), format=DAY)
    drawn_on = Column("drawn_on", verbose_name=_("Drawn on"), format=DAY)
    checked_on = Column("checked_on", verbose_name=_("Checked on"), format=DAY)
    mode = Column("mode", verbose_name=_("How"), format=HOW)
    result = Column("result", verbose_name=_("Result"), format=formats.Choice(SpotCheck.Result.choices))
    checked_by = Column("checked_by__name", verbose_name=_("Checked by"))


class DeductionTable(Table):
    """Deductions."""

    imposed_on = Column(
        "imposed_on",
        verbose_name=_("Imposed on"),
        format=DAY,
        opens="safety:visit_detail",
        key="check_made__visit",
    )
    officer = Column("officer__name", verbose_name=_("Officer"))
    amount = Column("amount", verbose_name=_("Amount, yuan"), format=NUMBER)
    village = village_column()
    household = Column(
        "check_made__visit__household__number",
        verbose_name=_("Household"),
        opens="villages:household_detail",
        key="check_made__visit__household",
    )
    document = Column("document", verbose_name=_("Document"))
    appealed_on = Column("appealed_on", verbose_name=_("Appealed on"), format=DAY)
    appeal = Column("appeal", verbose_name=_("Grounds of appeal"))
    decided_on = Column("decided_on", verbose_name=_("Decided on"), format=DAY)
    decision = Column(
        "decision",
        verbose_name=pgettext_lazy("on an appeal", "Decision"),
        format=formats.Choice(Deduction.Decision.choices),
    )


class CaseTable(Table):
    """The case ledger, with state and next due day on the day."""

    number = Column("number", verbose_name=pgettext_lazy("of a case", "Number"), opens="safety:case_detail")
    channel = Column("channel", verbose_name=_("Channel"), format=formats.Choice(Case.Channel.choices))
    category = Column("category", verbose_name=_("Subject"), format=formats.Choice(Case.Category.choices))
    village = village_column()
    office = Column("office", verbose_name=_("In charge"), format=formats.Choice(Case.Office.choices))
    state = Column("state", verbose_name=_("State"), format=formats.Choice(CaseState.choices))
    due = Column("due", verbose_name=_("Due on"), format=DAY)
    left = Column("left", verbose_name=_("Days left"), format=DaysLeft())
    received_on = Column("received_on", verbose_name=pgettext_lazy("of a case", "Received on"), format=DAY)
    accepted_on = Column("accepted_on", verbose_name=pgettext_lazy("of a case", "Accepted on"), format=DAY)
    concluded_on = Column("concluded_on", verbose_name=_("Concluded on"), format=DAY)
    outcome = Column("outcome", verbose_name=_("Outcome"), format=formats.Choice(Case.Outcome.choices))
    note = Column("note", verbose_name=_("In a few words"), format=formats.Words())
    rule = Column("rule__document", verbose_name=pgettext_lazy("of a case", "Rule"), format=formats.Words())
