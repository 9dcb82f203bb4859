"""Photos and scans of households, people and villages, on their sheets."""

from xiaoping.kit.attachments import panel
from xiaoping.kit.attachments.takers import accept

from ..models import Household, Person, Village


def village_of_person(person) -> int | None:
    """Where a person stays, or stayed last."""
    return person.stays.order_by("-since", "-pk").values_list("village", flat=True).first()


accept(Household, personal=True)
accept(Person, personal=True, village_of=village_of_person)
accept(Village, personal=False, change=panel.ADD, village_of=lambda village: village.pk)

for model in (Household, Person, Village):
    panel.add(model)
