"""Photos of the small township's records, and who may only look."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import PostingFactory, UserFactory
from tests.kit.attachments.photos import DAY
from xiaoping.kit import roles
from xiaoping.kit.attachments import actions


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def attach(town):
    """Attach files to a record, H1 unless another is named, as the cadre."""

    def act(*contents, **given):
        uploads = [SimpleUploadedFile(f"{place}.jpg", content) for place, content in enumerate(contents)]
        what = {"record": town.households["H1"], "title": "房屋正面", "on": DAY, "by": town.cadre, "reason": "入户走访"}
        return actions.attach(uploads=uploads, **{**what, **given})

    return act


@pytest.fixture
def leader(town):
    """Who reads everything and changes nothing."""
    user = UserFactory(role=roles.LEADER)
    PostingFactory(user=user)
    return user
