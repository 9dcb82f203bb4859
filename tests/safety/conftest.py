"""The small township, and how its clerk acts."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import PostingFactory, UserFactory


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
