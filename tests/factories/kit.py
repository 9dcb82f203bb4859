"""Users and the kit's own records."""

from datetime import date

import factory
from django.contrib.auth.models import Group, User
from factory.django import DjangoModelFactory

from xiaoping.kit.models import AccessLog, CheckDecision, Demonstration, ExportLog, PasswordSet, SavedView


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    is_staff = True

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        """Put the user into the group of this name; `make_groups` has made it."""
        self.groups.set(Group.objects.filter(name=extracted))


class ExportLogFactory(DjangoModelFactory):
    class Meta:
        model = ExportLog

    user = factory.SubFactory(UserFactory)
    list_name = "villages:household_list"
    address = "/villages/households/?export=csv"
    columns = "number"
    format = "csv"
    rows = 1
    sha256 = "0" * 64


class AccessLogFactory(DjangoModelFactory):
    class Meta:
        model = AccessLog

    user = factory.SubFactory(UserFactory)
    action = "unmask"
    record = "villages.idnumber"
    key = "1"
    fields = "number"
    reason = "核对"


class PasswordSetFactory(DjangoModelFactory):
    class Meta:
        model = PasswordSet

    user = factory.SubFactory(UserFactory)
    owner = factory.SubFactory(UserFactory)


class DemonstrationFactory(DjangoModelFactory):
    class Meta:
        model = Demonstration

    day = date(2019, 4, 15)


class SavedViewFactory(DjangoModelFactory):
    """A user's own view of the list of wells, unless a role is named."""

    class Meta:
        model = SavedView

    user = factory.SubFactory(UserFactory)
    list_name = "villages:well_list"
    name = factory.Sequence(lambda n: f"视图{n}")
    query = "kind=deep"


class CheckDecisionFactory(DjangoModelFactory):
    class Meta:
        model = CheckDecision

    user = factory.SubFactory(UserFactory)
    check_key = "villages.phone"
    record = "villages.household"
    key = "1"
    kind = "settled"
    reason = "核实无误"
