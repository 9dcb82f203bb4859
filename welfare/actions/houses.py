"""Houses are put under contract and accepted; households agree to be relocated, move in, and clear the old house."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from villages.models import Household
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.foresight import foresees

from ..models import Application, Benefit, Exclusion, HouseWork, Outcome, Programme, Relocation


def _there(household: Household, by, on: date) -> Household:
    household = locked(household, by)
    if household.until is not None:
        raise ValidationError(_("This household left the books on %(day)s.") % {"day": household.until})
    check_day(on, since=household.since)
    return household


def _check_case(application: Application | None, household: Household, benefit: str) -> None:
    """A case it rests on is the household's own, about this benefit, and granted."""
    if application is None:
        return
    if application.household_id != household.pk or application.programme.benefit != benefit:
        raise ValidationError({"application": _("This is the case of another household or benefit.")})
    if application.until_reason != Outcome.GRANTED:
        raise ValidationError({"application": _("Only a case that was granted leads to a contract.")})


def _excludes(benefit: str, other: str, on: date) -> Exclusion | None:
    pair = Q(benefit=benefit, other=other) | Q(benefit=other, other=benefit)
    return Exclusion.objects.in_force(on).filter(pair).first()


@foresees("welfare.two_housing_schemes", of=lambda household, **_rest: {"household": household.pk})
@action
def sign_contract(
    *,
    household: Household,
    kind: str,
    danger: str,
    subsidy: Decimal,
    application: Application | None = None,
    document: str = "",
    on: date,
    by,
    reason,
) -> HouseWork:
    """A house is to be repaired or rebuilt: its contract is signed. Rebuilding rests on a case that was granted."""
    household = _there(household, by, on)
    benefit = Benefit.HOUSE_REBUILD if kind == HouseWork.Kind.REBUILD else Benefit.HOUSE_REPAIR
    _check_case(application, household, benefit)
    rule = _excludes(benefit, Benefit.RELOCATION, on)
    if rule is not None and Relocation.objects.filter(household=household).exists():
        raise ValidationError(
            _("The household is relocated, which excludes this (%(document)s).") % {"document": rule.document}
        )
    return save(
        HouseWork(
            village=household.village,
            household=household,
            kind=kind,
            danger=danger,
            subsidy=subsidy,
            application=application,
            document=document,
            contract_on=on,
        )
    )


@action
def accept_work(*, house_work: HouseWork, floor_area: Decimal | None = None, on: date, by, reason) -> HouseWork:
    """The work is looked at and accepted; from now on it counts."""
    house_work = locked(house_work, by)
    if house_work.accepted_on is not None:
        raise ValidationError(_("This work was accepted on %(day)s.") % {"day": house_work.accepted_on})
    house_work.accepted_on = check_day(on, since=house_work.contract_on)
    house_work.floor_area = floor_area
    return save(house_work)


@foresees("welfare.two_housing_schemes", of=lambda household, **_rest: {"household": household.pk})
@action
def agree_relocation(
    *,
    household: Household,
    mode: str,
    people: int,
    floor_area: Decimal,
    place: str = "",
    application: Application | None = None,
    on: date,
    by,
    reason,
) -> Relocation:
    """A household agrees to leave for a home no larger than the programme of the day allows each of its people."""
    household = _there(household, by, on)
    _check_case(application, household, Benefit.RELOCATION)
    programme = Programme.objects.of(Benefit.RELOCATION, on)
    if programme is not None and programme.area_cap is not None and floor_area > programme.area_cap * people:
        raise ValidationError(
            {
                "floor_area": _("At most %(cap)s m² a person (%(document)s): %(most)s m² for %(people)s.")
                % {
                    "cap": programme.area_cap.normalize(),
                    "document": programme.document,
                    "most": (programme.area_cap * people).normalize(),
                    "people": people,
                }
            }
        )
    rule = _excludes(Benefit.RELOCATION, Benefit.HOUSE_REBUILD, on)
    if rule is not None and HouseWork.objects.filter(household=household, kind=HouseWork.Kind.REBUILD).exists():
        raise ValidationError(
            _("The household's house is rebuilt, which excludes this (%(document)s).") % {"document": rule.document}
        )
    return save(
        Relocation(
            village=household.village,
            household=household,
            mode=mode,
            people=people,
            floor_area=floor_area,
            place=place,
            application=application,
            agreed_on=on,
        )
    )


@action
def move_in(*, relocation: Relocation, on: date, by, reason) -> Relocation:
    """The household moves into its new home; from now on it counts."""
    relocation = locked(relocation, by)
    if relocation.moved_on is not None:
        raise ValidationError(_("The household moved in on %(day)s.") % {"day": relocation.moved_on})
    relocation.moved_on = check_day(on, since=relocation.agreed_on)
    return save(relocation)


@action
def clear_old_house(*, relocation: Relocation, on: date, by, reason) -> Relocation:
    """The old house is pulled down and its land given back, after the household moved in."""
    relocation = locked(relocation, by)
    if relocation.moved_on is None:
        raise ValidationError(_("The household has not moved in yet."))
    if relocation.cleared_on is not None:
        raise ValidationError(_("The old house was pulled down on %(day)s.") % {"day": relocation.cleared_on})
    relocation.cleared_on = check_day(on, since=relocation.moved_on)
    return save(relocation)
