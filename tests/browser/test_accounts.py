"""The pages about accounts, as the administrator opens them: on a phone and at a desk."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser.test_every_page import OFFICE, faults
from tests.factories import PostingFactory, UserFactory
from tests.sweeps.addresses import OURS
from xiaoping.kit import roles

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", sorted(OFFICE))
@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_about_accounts(browse, live_server, small_township, name, width):
    posting = PostingFactory(user=UserFactory(role=roles.ADMINISTRATOR))
    client = Client()
    client.force_login(posting.user)
    page = browse(width)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    key = posting.pk if "posting" in name else small_township.cadre.pk
    assert page.goto(reverse(name, args=[key] if OURS[name] else [])).status == 200
    assert faults(page) == []
