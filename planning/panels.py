"""What planning shows on a village's sheet: its party organisations and their work; and whose photos it keeps."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.attachments import panel
from xiaoping.kit.attachments.takers import accept
from xiaoping.kit.registry import Panel, panels
from xiaoping.kit.scope import within

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


panels.add("village.party", Panel("village.party", _("Party work"), "planning.view_partyorganisation", party_panel))

accept(Target, personal=False)  # signed responsibility letters
accept(Declaration, personal=False)
panel.add(Target)
