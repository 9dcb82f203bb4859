"""Rules for the register: causes, attributes, and what holds once a household is out of poverty."""

from datetime import date

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _

from villages.models import HouseholdYear, PersonYear, Stay
from xiaoping.kit.checks import Check, Claim, Remedy, Severity, register
from xiaoping.kit.scope import within

from .models import Attribute, Microcredit, PolicyValue, PovertySpell, Registration

LEAST_FLOOR = 10  # square metres a head
MANY = 7  # members


def _year(day: date) -> int:
    """The last full year before a day."""
    return day.year - 1


def _members(day: date, path: str):
    """Who is in the household now; `path` leads from the row to its household."""
    stays = Stay.objects.in_force(day).filter(household=OuterRef(path))
    return stays.annotate(age=_year(day) - ExtractYear("person__born_on", output_field=IntegerField()))


def _years(day: date):
    """What the last full year says of a member."""
    return PersonYear.objects.of_year(_year(day)).filter(person=OuterRef("person"))


def _poor_by(cause: str, fitting: Q):
    """Households poor by a cause of which nothing is seen in what the last full year says of their members."""

    def rows(user, day: date):
        members = _members(day, "registration__household")
        known, seen = members.filter(Exists(_years(day))), members.filter(Exists(_years(day).filter(fitting)))
        return within(PovertySpell, user).not_exited(day).filter(Exists(known), ~Exists(seen), cause=cause)

    return rows


AT_UPPER_SCHOOL = Q(school__regex=r"^(senior|vocational|college|technician|university|graduate)")
ABLE = Q(labour__in=("skilled", "ordinary"))


def labour_lacking_with_three(user, day: date):
    """Poor by lack of labour though three members or more are able to work."""
    able = _members(day, "registration__household").filter(Exists(_years(day).filter(ABLE)))
    three = able.order_by("pk").values("pk")[2:3]
    return within(PovertySpell, user).not_exited(day).filter(Exists(three), cause="labour")


def _living(user, day: date):
    """The last full year of households on the register and out of poverty, with the poverty line of that year."""
    exited = Registration.objects.exited(day).filter(household=OuterRef("household"))
    return within(HouseholdYear, user).of_year(_year(day)).filter(Exists(exited)).with_income()


def out_below_the_line(user, day: date):
    """Out of poverty with an income a head below the poverty line of the year."""
    line = PolicyValue.objects.of(PolicyValue.Kind.POVERTY_LINE, date(_year(day), 12, 31))
    rows = _living(user, day)
    return rows.filter(income_per_head__lt=float(line)) if line is not None else rows.none()


def out_without_guarantee(user, day: date):
    """Out of poverty with something of the two assurances and three guarantees missing, or without power."""
    return _living(user, day).filter(
        Exists(HouseholdYear.objects.with_guarantee_missing().filter(pk=OuterRef("pk"))) | Q(has_living_power=False)
    )


def out_in_a_small_house(user, day: date):
    """Out of poverty with less than ten square metres a head."""
    return _living(user, day).filter(floor_area__lt=LEAST_FLOOR * F("year_members"))


def out_with_an_uninsured_sick(user, day: date):
    """Out of poverty with a sick member without serious illness insurance."""
    sick = Q(is_chronically_ill=True) | Q(is_seriously_ill=True)
    uninsured = _years(day).filter(sick, has_serious_illness=False)
    members = _members(day, "household").filter(Exists(uninsured))
    return within(Registration, user).exited(day).filter(Exists(members))


def supported_with_a_worker(user, day: date):
    """With five-guarantee support though a member of 16 to 59 is able to work."""
    able = _members(day, "household").filter(Exists(_years(day).filter(ABLE)), age__gte=16, age__lt=60)
    rows = within(Registration, user).on_register(day).with_attribute(day)
    return rows.filter(Exists(able), attribute_now=Attribute.SUPPORTED)


def _with_allowance(name: str, attributes: tuple[str, ...], *, missing: bool):
    """Households whose attribute says an allowance that the last full year's income lacks, or the reverse."""

    def rows(user, day: date):
        year = HouseholdYear.objects.of_year(_year(day)).filter(household=OuterRef("household"))
        paid = Exists(year.filter(**{f"{name}__gt": 0}))
        known = Exists(year.filter(wages__isnull=False))
        registered = within(Registration, user).on_register(day).with_attribute(day)
        if missing:
            return registered.filter(known, ~paid, attribute_now__in=attributes)
        return registered.filter(paid).exclude(attribute_now__in=attributes)

    return rows


def without_helper(user, day: date):
    """On the register with nobody who looks after the household."""
    return within(Registration, user).without_helper(day)


def large_households(user, day: date):
    """On the register with seven members or more."""
    rows = within(Registration, user).on_register(day).with_head(day, "household")
    return rows.filter(member_count__gte=MANY)


def _rule(kind: str) -> Subquery:
    """The value of a rule on the day a loan was granted."""
    rules = PolicyValue.objects.filter(Q(until=None) | Q(until__gt=OuterRef("granted_on")), kind=kind)
    return Subquery(rules.filter(since__lte=OuterRef("granted_on")).order_by("-since").values("value")[:1])


def loans_over_the_cap(user, day: date):
    """Granted by `day` for more than was allowed when they were."""
    loans = within(Microcredit, user).filter(granted_on__lte=day).annotate(cap=_rule(PolicyValue.Kind.LOAN_CAP))
    return loans.filter(amount__gt=F("cap")).annotate(over=F("amount") - F("cap"))


def loans_too_long(user, day: date):
    """Granted by `day` for longer than was allowed when they were."""
    loans = within(Microcredit, user).filter(granted_on__lte=day).annotate(longest=_rule(PolicyValue.Kind.LOAN_MONTHS))
    return loans.annotate(last=_days("granted_on") + 100 * F("longest")).filter(last__lt=_days("due_on"))


def _days(path: str):
    """A day as a number that grows by 100 a month, so that months can be added to it."""
    return 1200 * ExtractYear(path) + 100 * ExtractMonth(path) + ExtractDay(path)


LOW_INCOME, SUPPORTED = (Attribute.LOW_INCOME, Attribute.BOTH), (Attribute.SUPPORTED, Attribute.BOTH)
ILL = Q(is_chronically_ill=True) | Q(is_seriously_ill=True) | Q(is_disabled=True)
SPELL = ("registration__household",)
HOUSEHOLD = ("household",)
RULES = (
    # key, basis, words, rows, facts, reason, related
    (
        "ill_but_healthy",
        "V09",
        _("Who is poor by illness has somebody ill."),
        _poor_by("illness", ILL),
        ("cause",),
        "",
        SPELL,
    ),
    (
        "disabled_but_able",
        "V09",
        _("Who is poor by disability has somebody disabled."),
        _poor_by("disability", Q(is_disabled=True)),
        ("cause",),
        "",
        SPELL,
    ),
    (
        "schooling_without_pupil",
        "V09",
        _("Who is poor by schooling has somebody at a senior school or above."),
        _poor_by("schooling", AT_UPPER_SCHOOL),
        ("cause",),
        "",
        SPELL,
    ),
    (
        "labour_lacking_with_three",
        "V09",
        _("Who lacks labour has fewer than three able to work."),
        labour_lacking_with_three,
        ("cause",),
        "",
        SPELL,
    ),
    (
        "supported_with_a_worker",
        "V18",
        _("Who is with five-guarantee support has nobody of 16 to 59 able to work."),
        supported_with_a_worker,
        ("attribute_now",),
        "",
        HOUSEHOLD,
    ),
    (
        "low_income_without_money",
        "V18",
        _("Who is with low-income allowance was paid one."),
        _with_allowance("low_income_allowance", LOW_INCOME, missing=True),
        ("attribute_now",),
        "",
        HOUSEHOLD,
    ),
    (
        "low_income_money",
        "V18",
        _("Who was paid a low-income allowance has that attribute."),
        _with_allowance("low_income_allowance", LOW_INCOME, missing=False),
        ("attribute_now",),
        "",
        HOUSEHOLD,
    ),
    (
        "support_without_money",
        "V18",
        _("Who is with five-guarantee support was paid it."),
        _with_allowance("support_allowance", SUPPORTED, missing=True),
        ("attribute_now",),
        "",
        HOUSEHOLD,
    ),
    (
        "out_below_the_line",
        "V19",
        _("Who is out of poverty earns more than the poverty line."),
        out_below_the_line,
        ("household", "year", "income_per_head"),
        _("Net income a head: %(income_per_head)s yuan."),
        HOUSEHOLD,
    ),
    (
        "out_without_guarantee",
        "V19",
        _("Who is out of poverty has the two assurances and three guarantees, and power."),
        out_without_guarantee,
        ("household", "year", *HouseholdYear.GUARANTEES, "house_grade", "has_living_power"),
        "",
        HOUSEHOLD,
    ),
    (
        "out_in_a_small_house",
        "V19",
        _("Who is out of poverty has ten square metres a head or more."),
        out_in_a_small_house,
        ("household", "year", "floor_area", "year_members"),
        _("Floor area: %(floor_area)s ㎡, members: %(year_members)s."),
        HOUSEHOLD,
    ),
    (
        "out_with_an_uninsured_sick",
        "V19",
        _("The sick of a household out of poverty have serious illness insurance."),
        out_with_an_uninsured_sick,
        ("household",),
        "",
        HOUSEHOLD,
    ),
    (
        "large_household",
        "V22",
        _("A registered household of seven or more is looked at again."),
        large_households,
        ("household", "member_count"),
        _("Members: %(member_count)s."),
        HOUSEHOLD,
    ),
    ("without_helper", "V25", _("A registered household has a helper."), without_helper, ("household",), "", HOUSEHOLD),
)

for name, basis, words, rows, facts, reason, related in RULES:
    register(
        Check(f"poverty.{name}", words, Severity.WARNING, basis, rows, facts=facts, reason=reason, related=related)
    )

for name, words, rows, facts, reason, claim in (
    (
        "loan_over_the_cap",
        _("No loan is above the cap of its day."),
        loans_over_the_cap,
        ("granted_on", "amount", "cap"),
        _("%(amount)s yuan on %(granted_on)s, at most %(cap)s."),
        Claim(Remedy.RECOVERY, "over", person="person__name"),
    ),
    (
        "loan_too_long",
        _("No loan runs longer than the rule of its day allows."),
        loans_too_long,
        ("granted_on", "due_on", "longest"),
        _("From %(granted_on)s to %(due_on)s, at most %(longest)s months."),
        Claim(Remedy.REVIEW, "amount", person="person__name"),
    ),
):
    register(Check(f"poverty.{name}", words, Severity.ERROR, "P20", rows, facts, reason, ("person", *HOUSEHOLD), claim))
