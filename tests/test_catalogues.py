"""The catalogues: what is found in code and templates, what is kept, and what is complained of."""

import gettext

import pytest

from xiaoping.catalogues import AppCatalogue, contradictions

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("House")
ngettext("%(n)s road", "%(n)s roads", 2)
pgettext("a list", "Order")
"""
TEMPLATE = """{% load i18n %}
  {% translate "Save" %} {{ name|default:_("Nobody") }} {% translate "100%" %}
    {% blocktranslate trimmed count n=rows %}
      {{ n }} row
    {% plural %}
      {{ n }} rows
    {% endblocktranslate %}
  {% translate variable %} {# a note #}
"""
FOUND = ["%(n)s road", "%(n)s row", "100%%", "House", "Nobody", "Order", "Save"]


@pytest.fixture
def catalogue(tmp_path):
    """An app of one module and one template."""
    (tmp_path / "app").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "app" / "code.py").write_text(CODE)
    (tmp_path / "pages" / "page.html").write_text(TEMPLATE)
    return AppCatalogue("app", tmp_path / "app", (tmp_path / "pages",))


def translate(catalogue, english: str, chinese: str) -> None:
    """Put the words behind a message into the catalogue's file."""
    text = catalogue.po.read_text()
    assert f'msgid "{english}"\nmsgstr ""\n' in text
    catalogue.po.write_text(text.replace(f'msgid "{english}"\nmsgstr ""\n', f'msgid "{english}"\nmsgstr "{chinese}"\n'))


def test_code_and_templates_are_read(catalogue):
    first = [message.id if isinstance(message.id, str) else message.id[0] for message in catalogue.messages()]
    assert first == FOUND


def test_what_is_not_translated_is_listed(catalogue):
    catalogue.update()
    assert list(catalogue.problems()) == [f"app: not translated: {english}" for english in FOUND]


def test_known_words_are_kept_and_unused_ones_go(catalogue):
    catalogue.update()
    translate(catalogue, "House", "房子")
    translate(catalogue, "Save", "保存")
    (catalogue.code / "code.py").write_text('_("House")\n_("Well")\n')
    assert "app: no longer used: Order" in catalogue.problems()
    catalogue.update()
    assert catalogue.read().get("House").string == "房子"
    assert catalogue.read().get("Order", "a list") is None


def test_other_placeholders_are_listed(catalogue):
    (catalogue.code / "code.py").write_text('_("%(n)02d roads of %(name)s")\n')
    catalogue.update()
    translate(catalogue, "%(n)02d roads of %(name)s", "%(who)s的%(n)d条路")
    assert "app: other placeholders: %(n)02d roads of %(name)s" in catalogue.problems()
    catalogue.po.write_text(catalogue.po.read_text().replace("%(who)s", "%(name)s"))
    assert "app: other placeholders: %(n)02d roads of %(name)s" not in catalogue.problems()


def test_a_message_under_another_name_is_listed(catalogue):
    catalogue.update()
    (catalogue.code / "more.py").write_text("from django.utils.translation import gettext as said\n\nsaid('Hall')\n")
    assert "app: more.py: gettext is not looked for under the name said" in list(catalogue.problems())


def test_uncertain_words_are_listed_and_stay_so(catalogue):
    catalogue.update()
    translate(catalogue, "House", "房子")
    catalogue.po.write_text(catalogue.po.read_text().replace('msgid "House"', '#, fuzzy\nmsgid "House"'))
    catalogue.update()
    assert "app: uncertain: House" in catalogue.problems()


def test_a_file_in_another_order_is_out_of_date(catalogue):
    catalogue.update()
    catalogue.po.write_text(catalogue.po.read_text() + '\nmsgid "Late"\nmsgstr "晚"\n')
    assert "app: out of date, run make catalogue" in catalogue.problems()


def test_the_compiled_file_speaks(catalogue):
    catalogue.update()
    translate(catalogue, "House", "房子")
    catalogue.compile()
    with catalogue.po.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("House") == "房子"


def test_one_message_in_two_words_is_listed(catalogue, tmp_path):
    catalogue.update()
    translate(catalogue, "House", "房子")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "code.py").write_text('_("House")\n_("Save")\n')
    other = AppCatalogue("other", tmp_path / "other", ())
    other.update()
    translate(other, "House", "农户")
    assert list(contradictions([catalogue, other])) == [
        "other: other words than in app: House (agree, or give one a context)"
    ]
