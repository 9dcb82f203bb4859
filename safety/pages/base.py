"""What the pages of this app share."""

from django.http import Http404
from django.utils.functional import cached_property

from villages.querysets import scope_of
from xiaoping.kit.actionpages import ActionPage


class OnItsSheet(ActionPage):
    """Afterwards the record's own sheet is shown."""

    def back_url(self):
        return self.record.get_absolute_url()


class FromTheTownship(OnItsSheet):
    """Only from a township posting; from a village's, there is no such page."""

    @cached_property
    def record(self):
        """What is acted on. Raises Http404 for who is posted to a village."""
        if not scope_of(self.request.user).township:
            raise Http404
        return super().record


def only_for(pages, user):
    """Those of the pages that a user's posting allows."""
    township = scope_of(user).township
    return tuple(page for page in pages if township or not issubclass(page, FromTheTownship))
