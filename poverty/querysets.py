"""Which rows of the register: each method is a rule the office can say in words."""

from datetime import date

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Subquery

from villages.querysets import ScopedSpells, StayQuerySet, VillageScoped, within
from xiaoping.kit.periods import Period
from xiaoping.kit.spells import SpellQuerySet


class RegistrationQuerySet(ScopedSpells):
    """Households on the register."""

    def on_register(self, day: date):
        """On the register at the end of `day`, out of poverty or not."""
        return self.in_force(day)

    def exited(self, day: date):
        """On the register and out of poverty at the end of `day`."""
        return self.on_register(day).filter(~Exists(self._poor_on(day)))

    def remaining(self, day: date):
        """On the register and not yet out of poverty at the end of `day`."""
        return self.on_register(day).filter(Exists(self._poor_on(day)))

    def without_helper(self, day: date):
        """On the register with nobody who looks after the household at the end of `day`."""
        pairings = apps.get_model("poverty", "HelperPairing").objects.in_force(day)
        return self.on_register(day).filter(~Exists(pairings.filter(household=OuterRef("household"))))

    def with_attribute(self, day: date):
        """With `attribute_now`, what kind of poor household it is at the end of `day`."""
        spells = apps.get_model("poverty", "AttributeSpell").objects.in_force(day).filter(registration=OuterRef("pk"))
        return self.annotate(attribute_now=Subquery(spells.values("attribute")[:1]))

    def with_latest_attribute(self):
        """With `latest_attribute`, what kind of poor household it is, or was when it left the register."""
        spells = apps.get_model("poverty", "AttributeSpell").objects.filter(registration=OuterRef("pk"))
        return self.annotate(latest_attribute=Subquery(spells.order_by("-since", "-pk").values("attribute")[:1]))

    def _poor_on(self, day: date):
        return apps.get_model("poverty", "PovertySpell").objects.not_exited(day).filter(registration=OuterRef("pk"))


class PovertySpellQuerySet(ScopedSpells):
    """Registered households in poverty."""

    def not_exited(self, day: date):
        """In poverty at the end of `day`. A household that exits that very day has exited."""
        return self.in_force(day)

    def exited_in(self, period: Period):
        """Left poverty within the period. A correction, a move or a household that died out is no exit."""
        return self.ended_in(period).filter(until_reason="exited")


class RegisterStayQuerySet(StayQuerySet):
    """People of the register: the stays of registered households."""

    def on_register(self, day: date):
        """Members, at the end of `day`, of households on the register."""
        return self.in_force(day).filter(Exists(self._registrations().on_register(day)))

    def exited(self, day: date):
        """Members, at the end of `day`, of registered households out of poverty."""
        return self.in_force(day).filter(Exists(self._registrations().exited(day)))

    def remaining(self, day: date):
        """Members, at the end of `day`, of registered households not yet out of poverty."""
        return self.in_force(day).filter(Exists(self._registrations().remaining(day)))

    def exited_in(self, period: Period):
        """Members, on the day of exit, of households that left poverty within the period."""
        spells = apps.get_model("poverty", "PovertySpell").objects.exited_in(period)
        exits = spells.filter(registration__household=OuterRef("household"), until__gte=OuterRef("since"))
        still_there = Q(until=None) & Exists(exits)
        return self.filter(still_there | Exists(exits.filter(until__lt=OuterRef("until"))))

    def came_onto_register(self, period: Period):
        """Came onto the register within the period: with the household, or into a household on it.

        One row each time. A change of head or of relation is no arrival.
        """
        return self.filter(self._began_in(period, "household__registrations"))

    def left_register(self, period: Period):
        """Left the register within the period: with the household, or from a household on it. One row each time."""
        return self.filter(self._ended_in(period, "household__registrations"))

    def came_into_poverty(self, period: Period):
        """Came into poverty within the period: with the household, or into a household in poverty. One row each time.

        Who was born on the very day the household left poverty was never in it.
        """
        return self.filter(self._began_in(period, "household__registrations__spells"))

    def came_out_of_poverty(self, period: Period):
        """Came out of poverty within the period: with the household, or by leaving it. One row each time."""
        return self.filter(self._ended_in(period, "household__registrations__spells"))

    def _overlap(self, path: str) -> Q:
        """A stay and what `path` leads to have a day in common."""
        return (
            Q(Q(until=None) | Q(until__gt=F("since")))
            & Q(Q(until=None) | Q(until__gt=F(f"{path}__since")))
            & Q(Q(**{f"{path}__until": None}) | Q(**{f"{path}__until__gt": F("since")}))
            & Q(Q(**{f"{path}__until": None}) | Q(**{f"{path}__until__gt": F(f"{path}__since")}))
        )

    def _began_in(self, period: Period, path: str) -> Q:
        """The first of those common days lies within the period, and the person was not there by another relation."""
        other = f"{path}__since"
        joined = Q(within(period, "since"), **{f"{other}__lt": F("since")}) & ~Q(since_reason="changed")
        begun = Q(within(period, other), since__lte=F(other))
        return self._overlap(path) & (joined | begun)

    def _ended_in(self, period: Period, path: str) -> Q:
        """The day after the last of those common days lies within the period, and the person did not go on there."""
        other = f"{path}__until"
        still = Q(**{other: None}) | Q(**{f"{other}__gt": F("until")})
        gone = Q(within(period, "until")) & still & ~Q(until_reason="changed")
        over = Q(within(period, other)) & (Q(until=None) | Q(until__gte=F(other)))
        return self._overlap(path) & (gone | over)

    def _registrations(self):
        return apps.get_model("poverty", "Registration").objects.filter(household=OuterRef("household"))


class AwardQuerySet(VillageScoped):
    """Industry awards."""

    def decided_in(self, period: Period):
        """Decided within the period, whenever they were paid."""
        return self.filter(within(period, "decided_on"))


class LoanQuerySet(VillageScoped):
    """Microcredits."""

    def granted_in(self, period: Period):
        """Granted within the period, repaid since or not."""
        return self.filter(within(period, "granted_on"))

    def outstanding(self, day: date):
        """Granted and not repaid at the end of `day`."""
        return self.filter(Q(repaid_on=None) | Q(repaid_on__gt=day), granted_on__lte=day)


class EmploymentQuerySet(VillageScoped):
    """Work found elsewhere."""

    def begun_in(self, period: Period):
        """Begun within the period."""
        return self.filter(within(period, "began_on"))


class PolicyQuerySet(SpellQuerySet):
    """What the rules say in figures. They are the township's, so everybody may read them."""

    def visible_to(self, user):
        """All of them: rules are no secret."""
        return self.all()

    def of(self, kind: str, day: date):
        """The value of a rule on a day; None where no row says it."""
        return self.in_force(day).filter(kind=kind).values_list("value", flat=True).order_by("-since").first()
