"""Which printed figures hang together (勾稽关系). What is declared here is checked wherever a report prints it.

Figures are named by the key of the indicator they speak of, or by `text.…` where nobody counts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rule(TextChoices):
    """What kind of relation is broken."""

    REPEAT = "repeat", _("the same figure, printed twice, differs")
    SUM = "sum", _("the parts do not add up to the whole")
    PART = "part", _("a part is larger than its whole")
    RATIO = "ratio", _("the ratio is not that of its two figures")
    UNIT_VALUE = "unit_value", _("the amount for each is not a whole number of yuan")
    CAP = "cap", _("the amount for each is above the cap")
    ORDER = "order", _("the days are not in order")
    EQUAL = "equal", _("two figures that should be equal differ")


@dataclass(frozen=True)
class Relation:
    """One relation: `whole` against its `parts`, in the order the rule reads them. A cap has its `limit`.

    The parts of a sum are all there are (其中 that splits the whole); those of any other rule may be some of many.
    """

    rule: Rule
    whole: str
    parts: tuple[str, ...]
    limit: Decimal | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it names."""
        return (self.whole, *self.parts)


def adds_up(whole: str, *parts: str) -> Relation:
    """The parts are all there are of the whole."""
    return Relation(Rule.SUM, whole, parts)


def within(whole: str, *parts: str) -> list[Relation]:
    """Each part is some of the whole."""
    return [Relation(Rule.PART, whole, (part,)) for part in parts]


def whole_yuan(amount: str, count: str) -> Relation:
    """The amount divides into whole yuan for each: one rate for all."""
    return Relation(Rule.UNIT_VALUE, amount, (count,))


REGISTERED_HOUSEHOLDS = "poverty.registered_poor_households"
REGISTERED_PERSONS = "poverty.registered_poor_persons"
PEOPLE = "villages.total_population"
VILLAGES = "villages.administrative_villages"
RELOCATED = "welfare.relocation"
PLACES = ("county", "town", "self_purchase", "self_build")

RELATIONS: list[Relation] = [
    adds_up(REGISTERED_HOUSEHOLDS, "poverty.exited_poor_households", "poverty.remaining_poor_households"),
    adds_up(REGISTERED_PERSONS, "poverty.exited_poor_persons", "poverty.remaining_poor_persons"),
    adds_up(
        "welfare.dilapidated_house_rebuilds",
        "welfare.dilapidated_house_rebuilds_poor",
        "welfare.dilapidated_house_rebuilds_nonpoor",
    ),
    *(
        adds_up(f"{RELOCATED}_{unit}", *(f"{RELOCATED}_{place}_{unit}" for place in PLACES))
        for unit in ("households", "persons")
    ),
    *(
        adds_up(f"welfare.dibao_{unit}", *(f"welfare.dibao_class{number}_{unit}" for number in (1, 2, 3)))
        for unit in ("households", "persons")
    ),
    adds_up(
        "villages.poor_villages_with_pv",
        "villages.grid_upgrade_villages_done",
        "villages.grid_upgrade_villages_pending",
    ),
    Relation(Rule.RATIO, "poverty.poverty_incidence_rate", ("poverty.remaining_poor_persons", PEOPLE)),
    *within(
        REGISTERED_HOUSEHOLDS,
        "welfare.medical_insurance_paid_households",
        "welfare.dilapidated_house_rebuilds_poor",
        f"{RELOCATED}_households",
        "poverty.enterprise_support_households",
        "poverty.industry_award_households",
    ),
    *within(
        REGISTERED_PERSONS,
        f"{RELOCATED}_persons",
        "poverty.enterprise_support_persons",
        "poverty.microcredit_borrowers",
        "poverty.new_transfer_employment",
        "poverty.special_posts",
        "poverty.ecological_forest_rangers",
        "poverty.public_welfare_posts",
        "welfare.migrant_transport_subsidy_persons",
    ),
    *within("poverty.exited_poor_households", "poverty.newly_exited_households"),
    *within("poverty.exited_poor_persons", "poverty.newly_exited_persons"),
    *within("villages.total_households", REGISTERED_HOUSEHOLDS, "welfare.dibao_households"),
    *within(
        PEOPLE,
        REGISTERED_PERSONS,
        "welfare.dibao_persons",
        "welfare.wubao_persons",
        "welfare.disabled_persons",
        "welfare.preferential_treatment_persons",
        "planning.party_members",
    ),
    *within("planning.cadres_and_staff", "planning.leadership_team_members"),
    *within("planning.party_members", "planning.young_party_members_recruited"),
    *within(
        VILLAGES,
        "safety.villages_visited",
        "villages.villages_with_road",
        "villages.poor_villages_with_pv",
        "planning.village_centres_rebuilt",
        "text.villages_built_or_repaired",
    ),
    *within("villages.villager_groups", "safety.groups_visited", "villages.groups_with_cement_road"),
    whole_yuan("welfare.yulu_plan_amount", "welfare.yulu_plan_students"),
    whole_yuan("welfare.hardship_student_amount", "welfare.hardship_students"),
    whole_yuan("welfare.kindergarten_subsidy_amount", "welfare.kindergarten_subsidy_children"),
    whole_yuan("welfare.vocational_tuition_waiver_amount", "welfare.vocational_tuition_waiver_students"),
    Relation(Rule.CAP, "poverty.microcredit_amount", ("poverty.microcredit_borrowers",), Decimal(50_000)),
    Relation(
        Rule.ORDER,
        "text.visit_round1_start",
        ("text.visit_round1_end", "text.visit_round2_start", "text.visit_round2_end"),
    ),
    Relation(Rule.EQUAL, "text.plan_stable_exit_households", ("poverty.exited_poor_households",)),
    Relation(Rule.EQUAL, "text.plan_stable_exit_persons", ("poverty.exited_poor_persons",)),
]
