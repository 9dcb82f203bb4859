"""What the tests of the yearly report share: writing it, issuing it, reading it as it is printed."""

from datetime import date

from django.urls import reverse

from planning import actions
from planning.models import Issue, Section
from xiaoping.kit.periods import Period

YEAR = Period.year(2018)


def issued(report, by) -> Issue:
    return actions.issue_report(report=report, on=date(2019, 3, 1), by=by, reason="经乡长办公会审定")


def write(section, by, **given) -> Section:
    kept = {"level": section.level, "heading": section.heading, "text": section.text, "is_left_out": False}
    return actions.write_section(
        section=section, **{**kept, "version": section.version, **given}, by=by, reason="撰写报告"
    )


def printed(document) -> list[str]:
    """Every paragraph and heading as printed."""
    return [
        text
        for block in document.blocks
        for text in (
            *([block.number + "".join(run.text for run in block.heading)] if block.number else []),
            *("".join(run.text for run in paragraph) for paragraph in block.paragraphs),
        )
    ]


def text_of(report) -> list[str]:
    return printed(actions.draft(report).document)


def page_of(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"planning:{name}", args=args), query)
