"""A number reserved to the posts in charge: masked in what others read of a draft, written in the issued report."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.planning.reports import issued, page_of, write

TEXT = "通报{{safety.registered_drug_users}}人，户籍{{villages.total_population}}人"
NOTE = "The issued report carries it"


@pytest.fixture
def told(town, section):
    """The section writes the reserved number, seven, beside one that everybody reads."""
    return write(section, town.clerk, text=TEXT)


@pytest.fixture
def other(town):
    """The clerk, who let the post go."""
    town.clerk.groups.remove(*town.clerk.groups.filter(name="public_order_post"))
    return type(town.clerk).objects.get(pk=town.clerk.pk)


def preview(client, user, section):
    client.force_login(user)
    return client.post(reverse("planning:section_preview", args=[section.pk]), {"text": TEXT}).content.decode()


def test_the_post_in_charge_previews_it(town, told, client):
    content = preview(client, town.clerk, told)
    assert (">7</a>" in content, NOTE in content) == (True, False)


def test_another_writer_previews_a_mask_and_is_told_why(other, told, client):
    content = preview(client, other, told)
    assert (">***</a>" in content, ">16</a>" in content, ">7<" in content, NOTE in content) == (True, True, False, True)


def test_the_draft_masks_it_in_the_text_and_among_its_figures(told, leader, client):
    page = page_of(client, leader, "report_detail", told.report_id)
    assert [one["figure"].value for one in page.context["figures"]] == ["***", "16"]
    assert (">***</a>" in page.content.decode(), page.context["masked"]) == (True, 1)


@pytest.mark.parametrize(("reader", "number"), [("other", "***"), ("holder", "7")])
def test_a_file_of_the_draft_tells_what_its_reader_may_read(town, told, client, request, reader, number):
    user = town.clerk if reader == "holder" else request.getfixturevalue(reader)
    content = page_of(client, user, "report_docx", told.report_id).content
    assert f"通报{number}人，户籍16人" in [one.text for one in Document(BytesIO(content)).paragraphs]


def test_the_issued_report_carries_it(town, told, close, leader, client):
    """As the total of the township that the report has always printed, whoever issues it."""
    issued(told.report, leader)
    page = page_of(client, leader, "issue", year=2018)
    assert page.context["figures"][0]["figure"].value == "7"
