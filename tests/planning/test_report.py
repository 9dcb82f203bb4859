"""The yearly report on the small township: drawn with its numbers, and written."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning import actions
from planning.models import Section
from tests import factories
from tests.planning.reports import text_of, write

# Drawn with its numbers


def test_the_tokens_write_the_numbers(report):
    assert text_of(report) == ["一、概况", "年末16人。", "在册5户。"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("{{villages.total_population#甲村}}人", "8人"),
        ("{{villages.total_population@-1}}人", "18人"),
        ("比上年{{villages.total_population|同比}}人", "比上年减少2人"),
        ("{{year}}年和{{year@+1}}年", "2018年和2019年"),
        ("{{poverty.registered_poor_households@2017}}户", "6户"),
        ("{{villages.total_population|余}}人", "10余人"),
    ],
)
def test_when_where_and_how(town, report, section, text, drawn):
    write(section, town.clerk, text=text)
    assert text_of(report)[-1] == drawn


def test_headings_are_numbered_by_their_level(report):
    for order, level in enumerate((2, 2, 3, 4, 1, 2), start=11):
        factories.SectionFactory(report=report, order=order, level=level, heading="工作")
    numbers = [block.number for block in actions.draft(report).document.blocks]
    assert numbers == ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]


def test_a_section_left_out_is_neither_numbered_nor_printed(town, report, section):
    factories.SectionFactory(report=report, order=20, heading="工作")
    write(section, town.clerk, is_left_out=True)
    assert text_of(report) == ["一、工作"]


def test_every_figure_is_listed_once_with_definition_and_rows(report):
    factories.SectionFactory(
        report=report, order=20, text="{{villages.total_population}}人，{{villages.total_population}}人"
    )
    first, second = actions.draft(report).document.figures
    assert (first.key, first.value, first.rows, first.unit) == ("villages.total_population", "16", (16,), "people")
    assert (second.number, second.value, second.rows_text, second.period_label) == (2, "5", "5", "2018")
    assert first.definition
    assert first.source


def test_a_ratio_names_the_rows_of_both_its_parts(town, report, section):
    write(section, town.clerk, text="{{poverty.poverty_incidence_rate}}")
    [figure] = actions.draft(report).document.figures
    parts = [figure.rows[0], figure.rows[1]]
    assert (figure.key, parts[1], figure.rows_text) == ("poverty.poverty_incidence_rate", 16, f"{parts[0]}/16")


def test_numbers_typed_by_hand_are_counted_and_marked(town, report, section):
    write(section, town.clerk, text="共16人，2018年")
    drawn = actions.draft(report)
    [runs] = drawn.document.blocks[0].paragraphs
    assert (drawn.typed, [run.text for run in runs if run.typed]) == (1, ["16"])


def test_what_writes_no_number_is_a_problem_with_its_section(report):
    other = factories.SectionFactory(report=report, order=20, heading="信访", text="\n{{villages.nobody}}件")
    [problem] = actions.draft(report).problems
    assert (problem.section, problem.name) == (other.pk, "信访")
    assert "Line 2, character 1," in problem.message


def test_a_figure_nobody_stated_is_a_problem_and_no_number(town, report, section):
    write(section, town.clerk, text="面积{{villages.township_area@2016}}")
    [problem] = actions.draft(report).problems
    assert "villages.township_area" in problem.message


def statements(report) -> int:
    with CaptureQueriesContext(connection) as seen:
        actions.draft(report)
    return len(seen)


def test_the_statements_grow_neither_with_tokens_nor_with_rows(town, report, section, many_rows):
    before = statements(report)
    write(section, town.clerk, text=section.text + "\n" + "{{villages.total_population}}" * 30)
    many_rows(20)
    assert statements(report) == before


def test_all_figures_of_the_outline_are_read_in_few_statements(town):
    outlined = actions.begin_report(year=2018, by=town.clerk, reason="年度报告")
    assert statements(outlined) <= 75


# Written


def test_a_report_begins_with_the_outline(town):
    begun = actions.begin_report(year=2018, by=town.clerk, reason="年度报告")
    assert (begun.title, begun.organ) == ("小乡人民政府2018年度工作报告", "小乡人民政府")
    assert begun.sections.filter(level=1).count() == 3


def test_a_year_has_one_report(town, report):
    with pytest.raises(ValidationError, match="There is a report of this year already"):
        actions.begin_report(year=2018, by=town.clerk, reason="年度报告")


def test_a_token_that_cannot_be_read_is_not_saved(town, section):
    with pytest.raises(ValidationError) as refused:
        write(section, town.clerk, text="共{{villages.total_populaton}}人")
    assert list(refused.value.message_dict) == ["text"]
    section.refresh_from_db()
    assert section.version == 1


def test_a_heading_needs_its_level_and_a_level_its_heading(town, section):
    with pytest.raises(ValidationError):
        write(section, town.clerk, heading="")
    with pytest.raises(ValidationError):
        write(section, town.clerk, level=0)


def test_the_second_of_two_editors_is_told(town, section):
    opened = Section.objects.get(pk=section.pk)
    write(section, town.clerk, text="我的")
    with pytest.raises(ValidationError, match="Somebody else has saved"):
        write(opened, town.clerk, text="你的", version=1)
    assert Section.objects.get(pk=section.pk).text == "我的"


def test_a_section_is_put_behind_another(town, report, section):
    last = factories.SectionFactory(report=report, order=20, heading="尾")
    added = actions.add_section(
        report=report, after=section.order, level=1, heading="中", text="", by=town.clerk, reason="补充"
    )
    assert list(report.sections.order_by("order")) == [section, added, last]


def test_a_section_moves_and_stops_at_the_end(town, report, section):
    last = factories.SectionFactory(report=report, order=20, heading="尾")
    actions.move_section(section=last, up=True, by=town.clerk, reason="调整次序")
    assert list(report.sections.order_by("order")) == [last, section]
    with pytest.raises(ValidationError, match="no place further"):
        actions.move_section(section=last, up=True, by=town.clerk, reason="调整次序")


def test_a_cadre_writes_nothing(town, section):
    with pytest.raises(Section.DoesNotExist):
        write(section, town.cadre, text="村里")
