"""What the pages of welfare share."""

from xiaoping.kit.actionpages import ActionPage


class WelfarePage(ActionPage):
    """A page of one role among several that write: a record outside the user's villages is not found all the same."""

    def has_permission(self):
        if self.request.user.is_authenticated:
            self.record  # noqa: B018 – raises Http404 before the permission is asked
        return super().has_permission()
