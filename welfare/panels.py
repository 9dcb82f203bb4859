"""What welfare says on the sheets of households, people and villages."""

from datetime import date

from django.db.models import BigIntegerField, CharField, Count, DecimalField, F, Sum, Value
from django.db.models.functions import Cast, ExtractYear
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.periods import Period
from xiaoping.kit.registry import Panel, panels
from xiaoping.kit.scope import within

from .models import Award, Benefit, Grade, HouseWork, PaymentLine, Relocation
from .money import money

ENTITLED: tuple = (
    # model, what it is, its detail, since, until, money; only an award lasts until it ends
    (Award, "benefit", "grade", "since", "until", ""),
    (HouseWork, "kind", "danger", "contract_on", "accepted_on", "subsidy"),
    (Relocation, "mode", "place", "agreed_on", "moved_on", ""),
)
COLUMNS = ("place", "what", "detail", "since", "until", "amount", "who", "person")


def entitlements(user, **whose) -> list[dict]:
    """Awards, house works and relocations of a household or person, latest first, in one statement."""
    parts = []
    for place, (model, what, detail, since, until, amount) in enumerate(ENTITLED):
        fields = {field.name for field in model._meta.get_fields()}
        if not set(whose) <= fields:
            continue
        named = "person" in fields
        parts.append(
            within(model, user)
            .filter(**whose)
            .order_by()
            .values_list(
                Value(place),
                F(what),
                F(detail),
                F(since),
                F(until),
                F(amount) if amount else Cast(Value(None), DecimalField(max_digits=10, decimal_places=2)),
                F("person__name") if named else Value("", output_field=CharField()),
                F("person") if named else Cast(Value(None), BigIntegerField()),
            )
        )
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in parts[0].union(*parts[1:], all=True)]
    return [_entitlement(row) for row in sorted(rows, key=lambda row: row["since"], reverse=True)]


def _entitlement(row: dict) -> dict:
    model = ENTITLED[row["place"]][0]
    words = {
        Award: lambda: (Benefit(row["what"]).label, Grade(row["detail"]).label if row["detail"] else ""),
        HouseWork: lambda: (HouseWork.Kind(row["what"]).label, HouseWork.Danger(row["detail"]).label),
        Relocation: lambda: (Relocation.Mode(row["what"]).label, row["detail"]),
    }
    what, detail = words[model]()
    return {
        **row,
        "what": what,
        "detail": detail,
        "lasts": model is Award,
        "amount": money(row["amount"]),
        "url": reverse("villages:person_detail", args=[row["person"]]) if row["person"] else "",
    }


def received(user, **whose) -> list[dict]:
    """What a household or person was paid by year and benefit, latest first, in one statement."""
    rows = (
        within(PaymentLine, user)
        .filter(**whose)
        .order_by()
        .annotate(year=ExtractYear("paid_on"))
        .filter(paid_on__isnull=False)
        .values("year", "benefit")
        .annotate(number=Count("pk"), amount=Sum("amount"))
        .order_by("-year", "benefit")
    )
    return [{**row, "what": Benefit(row["benefit"]).label, "amount": money(row["amount"])} for row in rows]


def welfare_panel(kind: str):
    """The panel of welfare on the sheet of a household or a person."""

    def render(record, user, day) -> str:
        lines, paid = entitlements(user, **{kind: record}), received(user, **{kind: record})
        if not lines and not paid:
            return ""
        shown = {"lines": lines, "paid": paid, "with_people": kind == "household"}
        return render_to_string("welfare/_welfare_panel.html", shown)

    return render


for kind in ("household", "person"):
    panels.add(f"{kind}.welfare", Panel(f"{kind}.welfare", _("Welfare"), "welfare.view_award", welfare_panel(kind)))


def village_panel(village, user, day: date) -> str:
    """For each benefit, who is entitled in a village on a day, and what was paid there that year until then."""
    year = Period(date(day.year, 1, 1), day)
    awards = within(Award, user).in_village(village).in_force(day).order_by().values("benefit")
    people = {
        row["benefit"]: row for row in awards.annotate(people=Count("pk"), households=Count("household", distinct=True))
    }
    lines = within(PaymentLine, user).in_village(village).paid_in(year).order_by().values("benefit")
    paid = {row["benefit"]: row["amount"] for row in lines.annotate(amount=Sum("amount"))}
    rows = [
        {
            "what": benefit.label,
            "people": people.get(benefit, {}).get("people"),
            "households": people.get(benefit, {}).get("households"),
            "people_url": f"{reverse('welfare:award_list')}?in_force={day}&benefit={benefit}&village={village.pk}",
            "has_paid": benefit in paid,
            "paid": money(paid.get(benefit)),
            "paid_url": f"{reverse('welfare:paymentline_list')}?paid_in={year}&benefit={benefit}&village={village.pk}",
        }
        for benefit in Benefit
        if benefit in people or benefit in paid
    ]
    return render_to_string("welfare/_village_panel.html", {"rows": rows, "year": day.year}) if rows else ""


panels.add("village.welfare", Panel("village.welfare", _("Welfare"), "welfare.view_award", village_panel))
