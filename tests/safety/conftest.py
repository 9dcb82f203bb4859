"""The small township, and how its clerk acts."""

from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from safety import actions
from tests.factories import PostingFactory, UserFactory
from tests.safety.cases import register
from xiaoping.kit.attachments import actions as attachments


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="安监站记录")


@pytest.fixture
def leader(town):
    """A leader of the whole township, who holds no post in charge of public order."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="leader"))
    PostingFactory(user=user)
    return user


@pytest.fixture
def photo():
    """A new photo of some colour."""

    def made(colour: str = "red") -> SimpleUploadedFile:
        target = BytesIO()
        Image.new("RGB", (64, 48), colour).save(target, "JPEG")
        return SimpleUploadedFile("photo.jpg", target.getvalue(), "image/jpeg")

    return made


@pytest.fixture
def looked_at(monkeypatch):
    """Of every picture that is made ready from now on: whether a transaction was open meanwhile."""
    inside: list[bool] = []
    outside, prepare = len(connection.savepoint_ids), attachments.prepare

    def looked(upload):
        inside.append(len(connection.savepoint_ids) > outside)
        return prepare(upload)

    monkeypatch.setattr(attachments, "prepare", looked)
    return inside


@pytest.fixture
def case(act, town):
    """A case that is registered."""
    return register(act, town)


@pytest.fixture
def accepted(act, case):
    """The case, accepted."""
    return act(actions.accept_case, case=case, on=date(2019, 1, 10))
