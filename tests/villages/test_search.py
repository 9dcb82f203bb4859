"""Search: what people are found by, whom it shows, that its index follows every change, and that it is an index."""

import re
from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.apps import apps as installed
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccessLogFactory, id_number
from villages import actions, search
from villages.models import SearchToken, Stay
from xiaoping.kit.actions import correct
from xiaoping.kit.models import AccessLog

DAY = date(2019, 3, 1)


def names(text: str, user) -> set[str]:
    return {stay.person.name for stay in search.found(text, user)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三", {"张三"}),
        ("张", {"张一", "张小", "张二", "张三", "张男", "张女", "张四", "张五", "张六"}),
        ("一", {"张一", "李一"}),
        ("zhangsan", {"张三"}),
        ("zs", {"张三", "张四", "赵十"}),
        ("zhangs", {"张三", "张四"}),
        ("z", set()),
        ("三", {"张三", "李三"}),
        ("ZHANG", {"张一", "张小", "张二", "张三", "张男", "张女", "张四", "张五", "张六"}),
        ("赵 qian", set()),
        ("H7", {"赵七", "钱七", "赵大", "赵小"}),
        ("h7 赵", {"赵七", "赵大", "赵小"}),
        ("吴二", {"吴二"}),
        ("王二麻", set()),
        ("", set()),
        ("%", set()),
        ("' OR 1=1", set()),
    ],
)
def test_what_is_found(town, text, expected):
    assert names(text, town.clerk) == expected


def test_a_phone_finds_by_its_whole_and_by_its_last_four(town):
    assert (
        names("13812341234", town.clerk)
        == names("1234", town.clerk)
        == names("张一", town.clerk) | {stay.person.name for stay in Stay.objects.all()}
    )


@pytest.mark.parametrize("part", ["12341234", "41234", "234", "1381234123"])
def test_no_other_part_of_a_phone_finds_anybody(town, part):
    """Phones are shown masked: figure by figure the rest could be found out."""
    assert names(part, town.clerk) == set()


def test_an_id_number_finds_by_its_whole(town):
    number = town.people["赵大"].id_numbers.get().number
    assert names(number, town.clerk) == names(f"赵大 {number}", town.clerk) == {"赵大"}


@pytest.mark.parametrize("part", [slice(-4, None), slice(-6, None), slice(6), slice(14), slice(17), slice(1, None)])
def test_no_part_of_an_id_number_finds_anybody(town, part):
    """Nor beside the name: else the rest could be put together, figure by figure."""
    text = town.people["赵大"].id_numbers.get().number[part]
    found = names(text, town.clerk) - names("1234", town.clerk)  # whom the phone is found by
    assert (found, names(f"赵大 {text}", town.clerk)) == (set(), set())


def test_a_certificate_is_found_by_the_number_in_it(town):
    number = town.people["赵大"].id_numbers.get().number
    assert names(f"{number}11", town.clerk) == {"赵大"}


def asked(client, number: str):
    return client.post(reverse("villages:search"), {"q": number}).context


def test_who_guesses_numbers_is_stopped_and_noted(town, client):
    number, other = town.people["赵大"].id_numbers.get().number, id_number(DAY, male=True, order=77)
    client.force_login(town.clerk)
    for _try in range(20):
        asked(client, other)
    assert (asked(client, number)["is_guessing"], asked(client, number)["families"]) == (True, [])
    notes = AccessLog.objects.filter(user=town.clerk, action="search")
    assert (notes.count(), other in str(notes.values())) == (20, False)
    assert client.get(reverse("villages:search"), {"q": "赵大"}).context["families"] != []


def test_who_finds_is_not_counted_and_others_are_not_stopped(town, client):
    number = town.people["赵大"].id_numbers.get().number
    client.force_login(town.clerk)
    asked(client, number)
    assert not AccessLog.objects.filter(action="search").exists()
    AccessLogFactory.create_batch(20, user=town.cadre, action="search")
    assert asked(client, number)["families"] != []


def test_after_an_hour_numbers_are_answered_again(town, client):
    AccessLogFactory.create_batch(20, user=town.clerk, action="search")
    AccessLog.objects.update(at=timezone.now() - timedelta(hours=1, minutes=1))
    client.force_login(town.clerk)
    assert asked(client, town.people["赵大"].id_numbers.get().number)["families"] != []


def test_an_upgrade_finds_by_the_whole_and_no_longer_by_the_end(town):
    number = town.people["赵大"].id_numbers.get().number
    stay = town.people["赵大"].stays.get()
    SearchToken.objects.create(village=stay.village, stay=stay, token=f"d:{search.digest(number[-4:])}")
    migration = import_module("villages.migrations.0007_whole_id_numbers_in_the_search_index")
    migration.make_anew(installed, SimpleNamespace(connection=connection))
    assert (search.out_of_date(), names(number, town.clerk)) == (0, {"赵大"})


def test_full_width_digits_and_small_x_are_understood(town):
    number = town.people["赵大"].id_numbers.get().number
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign.lower() for sign in number)
    assert names(wide, town.clerk) == {"赵大"}


def test_no_digit_of_an_id_number_stands_in_the_index(town):
    number = town.people["赵大"].id_numbers.get().number
    assert not SearchToken.objects.filter(token__contains=number[-6:]).exists()


@pytest.mark.parametrize(("name", "read"), [("单雄", "shanxiong"), ("仇英", "qiuying"), ("曾国", "zengguo")])
def test_surnames_are_read_as_surnames(name, read):
    assert "".join(search.syllables(name)) == read


def test_the_cadre_finds_nobody_of_another_village(town):
    assert (names("赵七", town.cadre), names("张三", town.cadre)) == (set(), {"张三"})


def test_a_birth_is_found_at_once(town):
    number = id_number(DAY, male=False, order=9)
    actions.register_birth(
        household=town.households["H1"],
        name="张新生",
        sex="2",
        relation="04",
        on=DAY,
        number=number,
        by=town.clerk,
        reason="出生证",
    )
    assert names("新生", town.clerk) == names("zxs", town.clerk) == names(number, town.clerk) == {"张新生"}


def test_a_corrected_name_is_found_and_the_old_one_is_not(town):
    correct(town.people["赵大"], name="赵达", by=town.clerk, reason="户口簿")
    assert (names("赵达", town.clerk), names("赵大", town.clerk)) == ({"赵达"}, set())


def test_a_withdrawn_number_finds_nobody(town):
    number = town.people["赵大"].id_numbers.get()
    text = number.number
    actions.withdraw_id_number(number=number, on=DAY, by=town.clerk, reason="录错")
    assert names(text, town.clerk) == set()


def test_the_command_says_whether_the_index_is_up_to_date(town, capsys):
    call_command("rebuild_search", check=True)
    SearchToken.objects.filter(token="n:张三").delete()
    with pytest.raises(CommandError, match="1 stays"):
        call_command("rebuild_search", check=True)
    call_command("rebuild_search")
    call_command("rebuild_search", check=True)
    assert "up to date" in capsys.readouterr().out


def test_the_page_shows_the_family_of_one_member(town, client):
    client.force_login(town.clerk)
    page = client.get(reverse("villages:search"), {"q": "赵大"}).content.decode()
    assert ("<mark>赵大</mark>" in page, "钱七" in page, "On the poverty register" in page) == (True, True, True)


def test_who_left_is_shown_as_gone(town, client):
    client.force_login(town.clerk)
    page = client.get(reverse("villages:search"), {"q": "吴二"}).content.decode()
    assert ("吴二" in page, "left on 2018-03-01" in page) == (True, True)


def test_the_page_names_nobody_of_another_village(town, client):
    client.force_login(town.cadre)
    page = client.get(reverse("villages:search"), {"q": "赵七"}).content.decode()
    assert ("Nothing is found" in page, ">H7<" in page) == (True, False)  # a random token may hold H7


@pytest.mark.parametrize("text", ["赵大", "H7", "1234", "13812341234", ""])
def test_what_is_typed_is_found_at_an_address_of_its_own(town, client, text):
    client.force_login(town.clerk)
    answer = client.post(reverse("villages:search"), {"q": text}, follow=True)
    assert answer.redirect_chain == [(f"{reverse('villages:search')}?{urlencode({'q': text})}", 302)]
    assert answer.context["query"] == text


@pytest.mark.parametrize("spaced", [False, True])
def test_an_id_number_gets_into_no_address(town, client, spaced):
    number = town.people["赵大"].id_numbers.get().number
    client.force_login(town.clerk)
    answer = client.post(reverse("villages:search"), {"q": f" {number.lower()} " if spaced else number})
    assert (answer.status_code, "<mark>赵大</mark>" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "text", ["431299800101001", "431299 19800101 001x", "４３１２９９１９８００１０１００１Ｘ", "431299-19800101-0010"]
)
def test_what_looks_like_an_id_number_gets_into_no_address_either(town, client, text):
    client.force_login(town.clerk)
    assert client.post(reverse("villages:search"), {"q": text}).status_code == 200


def test_both_forms_of_the_search_are_posted_with_their_token(town):
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.clerk)
    page = client.get(reverse("villages:search")).content.decode()
    forms = re.findall(r'<form [^>]*role="search">.*?</form>', page, re.DOTALL)
    tokens = [re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1] for form in forms]
    answers = [
        client.post(reverse("villages:search"), {"q": "赵大", "csrfmiddlewaretoken": token}).status_code
        for token in tokens
    ]
    assert (answers, client.post(reverse("villages:search"), {"q": "赵大"}).status_code) == ([302, 302], 403)


def test_statements_do_not_grow_with_what_is_found(town, client, many_rows):
    def statements(text: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("villages:search"), {"q": text}).status_code == 200
        return len(queries)

    client.force_login(town.clerk)
    many_rows(30)
    client.get(reverse("villages:search"))
    assert (len(names("新", town.clerk)), statements("新"), statements("张三") <= 12) == (30, statements("张三"), True)


@pytest.mark.parametrize("text", ["张三", "张", "zhangs", "1234"])
def test_a_word_is_found_by_the_index_and_so_is_its_beginning(town, text):
    [words] = search.words_asked(text)
    stays = search.having(words, [town.villages["甲村"].pk])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE villages_searchtoken")
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = re.sub(r'["()]|::text', "", stays.explain())
    bounds = re.findall(r"token ?(?:>=|~>=~|=|>)", plan)
    assert (plan.count("villages_search_token"), len(bounds) >= len(words)) == (len(words), True), plan
