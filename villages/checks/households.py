"""Rules for households and who is in them."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.checks import Check, Severity, register
from xiaoping.kit.scope import within

from ..models import Household, Relation, Sex, Stay

MEN = ("03", "06", "07", "09", "11", "13", "15", "17", "19")  # relations only a man can have
WOMEN = ("04", "05", "08", "10", "12", "14", "16", "18", "20")


def without_head(user, day: date):
    """Households on the books on `day` with members but no head among them."""
    members = Stay.objects.in_force(day).filter(household=OuterRef("pk"))
    heads = members.filter(relation="01")
    return within(Household, user).in_force(day).filter(Exists(members), ~Exists(heads))


def couples_of_one_sex(user, day: date):
    """Spouses of the same sex as the head."""
    heads = Stay.objects.in_force(day).filter(
        household=OuterRef("household"), relation=Relation.HEAD, person__sex=OuterRef("person__sex")
    )
    return within(Stay, user).in_force(day).filter(Exists(heads), relation=Relation.SPOUSE)


def relations_of_the_other_sex(user, day: date):
    """People whose relation to the head only the other sex can have."""
    wrong = Q(relation__in=MEN, person__sex=Sex.FEMALE) | Q(relation__in=WOMEN, person__sex=Sex.MALE)
    return within(Stay, user).in_force(day).filter(wrong)


def wrong_phones(user, day: date):
    """Households whose phone is not a mobile number of 11 figures."""
    return within(Household, user).in_force(day).exclude(phone="").exclude(phone__regex=r"^1[3-9][0-9]{9}$")


WITHOUT_HEAD = register(
    Check("villages.household_without_head", _("A household needs a head."), Severity.ERROR, "V06", without_head)
)
register(
    Check(
        "villages.couple_of_one_sex",
        _("Head and spouse are not of one sex."),
        Severity.WARNING,
        "V07",
        couples_of_one_sex,
        facts=("person", "person__sex", "relation"),
        related=("person", "household"),
    )
)
register(
    Check(
        "villages.relation_and_sex",
        _("The relation to the head goes with the sex."),
        Severity.WARNING,
        "V07",
        relations_of_the_other_sex,
        facts=("person", "person__sex", "relation"),
        related=("person", "household"),
    )
)
register(
    Check(
        "villages.phone",
        _("A phone number has 11 figures."),
        Severity.WARNING,
        "V27",
        wrong_phones,
        facts=("phone",),
    )
)
