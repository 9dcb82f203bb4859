"""What welfare says on the sheets of households, people and villages."""

from datetime import date

from django.db.models import BigIntegerField, CharField, Count, DateField, DecimalField, F, Sum, Value
from django.db.models.functions import Cast, TruncYear
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.attachments.takers import accept
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import Panel, panels
from xiaoping.kit.scope import within

from . import entitled  # noqa: F401 – registers its panel
from .dues import dues_by_year
from .models import ApplicationStep, Award, Benefit, Grade, HouseWork, PaymentLine, Rate, Relocation
from .money import money

accept(ApplicationStep, personal=True)
accept(HouseWork, personal=True)

ENTITLED: tuple = (
    # model, what it is, its detail, since, until, money; only an award lasts until it ends
    (Award, "benefit", "grade", "since", "until", ""),
    (HouseWork, "kind", "danger", "contract_on", "accepted_on", "subsidy"),
    (Relocation, "mode", "place", "agreed_on", "moved_on", ""),
)
AWARDS, PAID, RATES = (
    0,
    len(ENTITLED),
    len(ENTITLED) + 1,
)  # what else is read along: payments by year, and the rates of awards
COLUMNS = ("place", "what", "detail", "since", "until", "amount", "who", "key")
NO_TEXT = Value("", output_field=CharField())
NO_DAY = Cast(Value(None), DateField())
NO_MONEY = Cast(Value(None), DecimalField(max_digits=10, decimal_places=2))
NO_KEY = Cast(Value(None), BigIntegerField())


def on_record(user, **whose) -> list[dict]:
    """What a household or person is entitled to and was paid by year, and all rates, in one statement."""
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
                F(amount) if amount else NO_MONEY,
                F("person__name") if named else NO_TEXT,
                F("person") if named else NO_KEY,
            )
        )
    paid = within(PaymentLine, user).filter(paid_on__isnull=False, **whose).order_by()
    year = Cast(TruncYear("covers"), DateField())  # PostgreSQL truncates to a moment, which all rows would become
    by_year = paid.values("benefit", year=year).annotate(total=Sum("amount"), number=Count("pk"))
    parts.append(
        by_year.values_list(Value(PAID), F("benefit"), NO_TEXT, F("year"), NO_DAY, F("total"), NO_TEXT, F("number"))
    )
    parts.append(
        Rate.objects.order_by().values_list(
            Value(RATES),
            F("programme__benefit"),
            F("grade"),
            F("programme__since"),
            F("programme__until"),
            F("amount"),
            F("programme__cycle"),
            NO_KEY,
        )
    )
    return [dict(zip(COLUMNS, row, strict=True)) for row in parts[0].union(*parts[1:], all=True)]


def entitlements(rows: list[dict]) -> list[dict]:
    """What a household or person is or was entitled to, latest first."""
    shown = [row for row in rows if row["place"] < PAID]
    return [_entitlement(row) for row in sorted(shown, key=lambda row: row["since"], reverse=True)]


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
        "url": reverse("villages:person_detail", args=[row["key"]]) if row["key"] else "",
    }


def received(rows: list[dict], day: date, query: str = "") -> list[dict]:
    """For each year and benefit, latest first: what was due by the rates of the awards, and what was paid for it.

    Years before the first payment on record are left out: what was paid then is in the archive. `query` narrows the
    list of payments to whom the rows are about; without it the lines lead nowhere.
    """
    awards = [row for row in rows if row["place"] == AWARDS]
    rates = [row for row in rows if row["place"] == RATES]
    paid = {(row["since"].year, row["what"]): row for row in rows if row["place"] == PAID}
    dues = dues_by_year(awards, rates, day)
    began = {benefit: min(year for year, other in paid if other == benefit) for _year, benefit in paid}
    dues = {key: due for key, due in dues.items() if key[0] >= began.get(key[1], key[0])}
    lines, address = [], reverse("welfare:paymentline_list")
    for year, benefit in sorted({*paid, *dues}, key=lambda key: (-key[0], key[1])):
        line, due = paid.get((year, benefit)), dues.get((year, benefit))
        amount = line["amount"] if line else 0
        lines.append(
            {
                "year": year,
                "what": Benefit(benefit).label,
                "number": line["key"] if line else 0,
                "url": f"{address}?covering_in={year}&in_state=paid&benefit={benefit}&{query}"
                if line and query
                else "",
                "amount": money(amount),
                "due": money(due),
                "short": money(due - amount) if due is not None and due > amount else "",
                "over": money(amount - due) if due is not None and amount > due else "",
            }
        )
    return lines


def welfare_panel(kind: str):
    """The panel of welfare on the sheet of a household or a person."""

    def render(record, user, day) -> str:
        rows = on_record(user, **{kind: record})
        query = f"number={record.number}" if kind == "household" else ""
        lines, paid = entitlements(rows), received(rows, day, query)
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
