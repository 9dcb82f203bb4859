"""What the register says on the sheet of a household, and what help says on those of households and people."""

from decimal import Decimal

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DecimalField,
    F,
    Prefetch,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import formats, masks
from xiaoping.kit.indicators import trimmed
from xiaoping.kit.registry import Panel, panels

from .models import (
    CAUSES,
    EnterpriseSupport,
    HelperPairing,
    HelpPost,
    IndustryAward,
    Microcredit,
    Registration,
    TransferEmployment,
    attribute_label,
)

# what panel and buttons read of a household; it belongs to its village, as these do
LOADED = (
    Prefetch("registrations", Registration.objects.with_latest_attribute()),
    "registrations__spells",
    Prefetch("helper_pairings", HelperPairing.objects.select_related("officer")),
)


def register_panel(household, user, day) -> str:
    """The household's registrations with their spells of poverty, and its helpers; nothing if it never was on it."""
    prefetch_related_objects([household], *LOADED)
    registrations = list(household.registrations.all())
    pairings = list(household.helper_pairings.all())
    if not registrations and not pairings:
        return ""
    return render_to_string(
        "poverty/_register_panel.html",
        {
            "registrations": [
                {
                    "record": registration,
                    "attribute": _attribute_words(registration),
                    "spells": [{"record": spell, "causes": _cause_words(spell)} for spell in registration.spells.all()],
                }
                for registration in registrations
            ],
            "helpers": [
                {
                    "name": pairing.officer.name,
                    "title": pairing.officer.title,
                    "phone": masks.phone(pairing.officer.phone) if pairing.officer.phone else "",
                    "since": pairing.since,
                    "until": pairing.until,
                }
                for pairing in pairings
            ],
        },
    )


def _attribute_words(registration) -> str:
    """What kind of poor household it is, or was when it left the register."""
    if registration.latest_attribute is None:
        return ""
    is_exited = all(spell.until is not None for spell in registration.spells.all())
    return str(attribute_label(registration.latest_attribute, is_exited=is_exited))


def _cause_words(spell) -> str:
    causes = (getattr(spell, f"get_{name}_display")() for name in CAUSES)
    return formats.listed(filter(None, causes))


panels.add(
    "household.poverty",
    Panel("household.poverty", _("Register of poor households"), "poverty.view_registration", register_panel),
)


HELP: tuple = (
    # model, since, until, detail, whether it lasts until it ends
    (HelpPost, "since", "until", "work", True),
    (EnterpriseSupport, "since", "until", "enterprise", True),
    (IndustryAward, "decided_on", "", "industry", False),
    (Microcredit, "granted_on", "repaid_on", "purpose", True),
    (TransferEmployment, "began_on", "", "place", False),
)
COLUMNS = ("what", "kind", "detail", "since", "until", "amount", "who", "person")


def help_lines(user, **whose) -> list[dict]:
    """What a household or person was helped with, latest first, in one statement."""
    parts = []
    for place, (model, since, until, detail, _lasts) in enumerate(HELP):
        fields = {field.name for field in model._meta.get_fields()}
        if not set(whose) <= fields:
            continue
        named = "person" in fields
        parts.append(
            model.objects.visible_to(user)
            .filter(**whose)
            .order_by()
            .values_list(
                Value(place),
                F("kind") if "kind" in fields else Value("", output_field=CharField()),
                F(detail),
                F(since),
                F(until) if until else Cast(Value(None), DateField()),
                F("amount") if "amount" in fields else Cast(Value(None), DecimalField(max_digits=10, decimal_places=2)),
                F("person__name") if named else Value("", output_field=CharField()),
                F("person") if named else Cast(Value(None), BigIntegerField()),
            )
        )
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in parts[0].union(*parts[1:], all=True)]
    return [_help_line(row) for row in sorted(rows, key=lambda row: row["since"], reverse=True)]


def _help_line(row: dict) -> dict:
    model, _since, _until, _detail, lasts = HELP[row["what"]]
    amount = row["amount"]
    return {
        **row,
        "what": HelpPost.Kind(row["kind"]).label if row["kind"] else model._meta.verbose_name,
        "url": reverse("villages:person_detail", args=[row["person"]]) if row["person"] else "",
        "lasts": lasts,
        "amount": formats.EMPTY if amount is None else formats.number(trimmed(Decimal(amount))),
    }


def help_panel(kind: str):
    """The panel of help on the sheet of a household or a person."""

    def render(record, user, day) -> str:
        lines = help_lines(user, **{kind: record})
        shown = {"lines": lines, "with_people": kind == "household"}
        return render_to_string("poverty/_help_panel.html", shown) if lines else ""

    return render


for kind in ("household", "person"):
    panels.add(f"{kind}.help", Panel(f"{kind}.help", _("Help given"), "poverty.view_helppost", help_panel(kind)))
