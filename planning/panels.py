"""What planning shows on a village's sheet, the home page and a closed figure's page; and whose photos it keeps."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import clock, formats
from xiaoping.kit.attachments import panel
from xiaoping.kit.attachments.takers import accept
from xiaoping.kit.registry import Panel, facts, figure_panels, panels
from xiaoping.kit.scope import within

from .closing.bridge import bridge
from .closing.reading import closed, figure_of
from .closing.telling import signed, told
from .models import Declaration, Light, PartyOrganisation, Target
from .standing import standings


def party_panel(village, user, day) -> str:
    """The village's organisations on the day, with members and what they held in the year so far."""
    organisations = list(within(PartyOrganisation, user).in_village(village).in_force(day).with_work(day))
    if not organisations:
        return ""
    return render_to_string(
        "planning/_party_panel.html",
        {
            "organisations": organisations,
            "year": day.year,
            "url": f"{reverse('planning:partyactivity_list')}?village={village.pk}&held_in={day.year}",
        },
    )


def targets_at_risk(_record, user, day) -> str:
    """Targets of the year that are behind or far behind, the worst first, as far as the user may see them."""
    lights = {Light.RED: 0, Light.YELLOW: 1}
    rows = within(Target, user).filter(goal__year=day.year).select_related("village", "leader").order_by("due_on", "pk")
    found = [one for one in standings(rows, day) if one.light in lights]
    if not found:
        return ""
    return _targets(sorted(found, key=lambda one: lights[one.light]), True)


def village_targets(village, user, _day) -> str:
    """The village's own targets of this year, as they stand today, whatever period the sheet shows."""
    day = clock.today()
    rows = within(Target, user).in_village(village).filter(goal__year=day.year).select_related("village", "leader")
    found = standings(rows.order_by("due_on", "pk"), day)
    return _targets(found, False) if found else ""


def _targets(found, names_village: bool) -> str:
    return render_to_string(
        "planning/_targets_panel.html",
        {
            "lines": [
                {
                    "target": one.target,
                    "light": one.light,
                    "light_label": one.light.label if one.light else _("no colour"),
                    "why": one.why,
                    "gap": (one.declared or 0) > (one.provable or 0) and one.target.counts_steps,
                }
                for one in found
            ],
            "names_village": names_village,
            "url": reverse("planning:plan"),
        },
    )


def then_and_now(indicator, period, user, village) -> str:
    """What a figure was when its period was closed, what it is now, and the bridge between; nothing of an open one."""
    is_part = village is not None or not facts["villages.posted_to_township"](user)
    if indicator.is_hidden(user) or (is_part and indicator.is_guarded(user)):
        return ""  # what was written down tells it no less
    close = closed(period) if user.has_perm("planning.view_closedpart") else None
    if close is None:
        return ""
    figure, made = figure_of(close, indicator), None
    if figure is not None:
        made = bridge(figure, user, village)
    return render_to_string(
        "planning/_then_and_now.html",
        {
            "close": close,
            "close_url": close.get_absolute_url() if facts["villages.posted_to_township"](user) else "",
            "figure": figure,
            "bridge": made,
            "unit": figure.get_unit_display() if figure else "",
            "then": formats.number(made.then) if made else "",
            "now": formats.number(made.now) if made else "",
            "difference": signed(made.difference) if made else "",
            "kinds": told(made, close, user) if made else [],
        },
    )


panels.add("home.targets", Panel("home.targets", _("Targets at risk"), "planning.view_target", targets_at_risk))
panels.add("village.targets", Panel("village.targets", _("Targets"), "planning.view_target", village_targets))
figure_panels.add("planning.then_and_now", then_and_now)
panels.add("village.party", Panel("village.party", _("Party work"), "planning.view_partyorganisation", party_panel))

accept(Target, personal=False)  # signed responsibility letters
accept(Declaration, personal=False)
panel.add(Target)
