"""What planning shows on a village's sheet and on a closed figure's page; and whose photos it keeps."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import formats
from xiaoping.kit.attachments import panel
from xiaoping.kit.attachments.takers import accept
from xiaoping.kit.registry import Panel, facts, figure_panels, panels
from xiaoping.kit.scope import within

from .closing.bridge import bridge
from .closing.reading import closed, figure_of
from .closing.telling import signed, told
from .models import Declaration, PartyOrganisation, Target


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


def then_and_now(indicator, period, user, village) -> str:
    """What a figure was when its period was closed, what it is now, and the bridge between; nothing of an open one."""
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


figure_panels.add("planning.then_and_now", then_and_now)
panels.add("village.party", Panel("village.party", _("Party work"), "planning.view_partyorganisation", party_panel))

accept(Target, personal=False)  # signed responsibility letters
accept(Declaration, personal=False)
panel.add(Target)
