"""Disability certificates, absences for work, and accounts."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories import id_number
from villages import actions
from villages.models import Absence, BankAccount, DisabilityCertificate
from xiaoping.kit.models import AccessLog

NUMBER = "6200 0000 0000 0000 043"


def certify(small, name="张三", by=None, **given):
    answers = {"kind": "4", "level": "2", "on": date(2018, 5, 1), "reason": "办证"}
    return actions.certify_disability(person=small.people[name], by=by or small.cadre, **{**answers, **given})


def open_account(small, **given):
    answers = {"holder": small.people["张三"], "bank": "农商银行", "number": NUMBER, "on": date(2019, 1, 5)}
    return actions.open_account(household=small.households["H3"], by=small.cadre, reason="换卡", **{**answers, **given})


def test_a_certificate_belongs_to_the_village_of_the_person(small_township):
    assert certify(small_township).village == small_township.villages["甲村"]


def test_nobody_holds_two_certificates(small_township):
    with pytest.raises(ValidationError, match="withdraw it first"):
        certify(small_township, "张男")


def test_a_withdrawn_certificate_may_be_followed_by_another_the_same_day(small_township):
    former = DisabilityCertificate.objects.get(person=small_township.people["张男"])
    day = date(2018, 9, 1)
    actions.withdraw_certificate(certificate=former, on=day, by=small_township.cadre, reason="换证")
    assert certify(small_township, "张男", level="1", on=day).level == "1"


def test_kind_and_level_agree_with_the_certificate_number_on_record(small_township):
    person = small_township.people["张三"]
    number = id_number(person.born_on, order=6) + "43"
    actions.give_id_number(
        person=person, number=number, kind="09", on=date(2018, 5, 1), by=small_township.cadre, reason="办证"
    )
    with pytest.raises(ValidationError, match="says another kind or level"):
        certify(small_township)


def test_severe_is_level_one_or_two_while_the_certificate_is_in_force(small_township):
    severe = DisabilityCertificate.objects.severe(date(2018, 1, 1))
    assert [row.person.name for row in severe] == ["张男"]


def test_who_is_away_comes_back_before_leaving_again(small_township):
    with pytest.raises(ValidationError, match="record the return first"):
        actions.begin_absence(
            person=small_township.people["李三"],
            reach="country",
            place="深圳",
            on=date(2018, 6, 1),
            by=small_township.cadre,
            reason="务工",
        )


def test_nobody_comes_back_before_leaving(small_township):
    absence = Absence.objects.get(person=small_township.people["李三"])
    with pytest.raises(ValidationError):
        actions.end_absence(absence=absence, on=date(2018, 1, 1), by=small_township.cadre, reason="返乡")


def test_certificate_and_absence_end_with_life(small_township):
    person = small_township.people["张男"]
    absence = actions.begin_absence(
        person=person, reach="county", place="芷江", on=date(2018, 3, 1), by=small_township.cadre, reason="务工"
    )
    actions.record_death(person=person, on=date(2019, 1, 3), by=small_township.cadre, reason="病故")
    absence.refresh_from_db()
    ended = person.disability_certificates.values_list("until", flat=True)
    assert (list(ended), absence.until) == ([date(2019, 1, 3)], date(2019, 1, 3))


def test_they_end_for_everybody_when_a_household_leaves(small_township):
    actions.move_out(
        household=small_township.households["H3"], on=date(2019, 1, 4), by=small_township.cadre, reason="迁出"
    )
    open_ones = [
        model.objects.filter(village=small_township.villages["甲村"], until=None).count()
        for model in (DisabilityCertificate, Absence, BankAccount)
    ]
    assert open_ones == [0, 0, 0]


def test_they_come_along_to_another_village(small_township):
    household = actions.move_household(
        household=small_township.households["H3"],
        group=small_township.households["H7"].group,
        number="H12",
        on=date(2019, 1, 4),
        by=small_township.clerk,
        reason="搬家",
    )
    carried = [
        model.objects.get(until=None, since=date(2019, 1, 4)) for model in (DisabilityCertificate, Absence, BankAccount)
    ]
    assert {row.village for row in carried} == {household.village}


def test_the_former_account_closes_when_another_is_opened(small_township):
    account = open_account(small_township)
    rows = small_township.households["H3"].accounts.order_by("since").values_list("until", flat=True)
    assert (list(rows), account.number) == ([date(2018, 1, 1), date(2019, 1, 5), None], NUMBER.replace(" ", ""))


def test_an_account_number_is_kept_encrypted_and_shown_masked(small_township):
    account = open_account(small_township)
    assert (NUMBER.replace(" ", "") in account.encrypted, account.masked) == (False, "***************0043")


@pytest.mark.parametrize("number", ["1234", "62000000000000000x9", "6" * 30])
def test_what_is_no_account_number_is_refused(small_township, number):
    with pytest.raises(ValidationError) as refused:
        open_account(small_township, number=number)
    assert "number" in refused.value.message_dict


def test_the_holder_is_a_member_of_the_household(small_township):
    with pytest.raises(ValidationError) as refused:
        open_account(small_township, holder=small_township.people["张一"])
    assert "holder" in refused.value.message_dict


def test_an_account_is_shown_in_clear_once_and_the_log_says_why(small_township, client):
    client.force_login(small_township.clerk)
    household = small_township.households["H7"]
    account = household.accounts.get()
    client.post(reverse("villages:bankaccount_reveal", args=[account.pk]), {"reason": "核对打卡名册"})
    pages = [client.get(household.get_absolute_url()).content.decode() for _time in range(2)]
    log = AccessLog.objects.get()
    assert [account.number in page for page in pages] == [True, False]
    assert (log.record, log.key, log.reason) == ("villages.bankaccount", str(account.pk), "核对打卡名册")


def test_a_cadre_sees_no_account_in_clear(small_township, client):
    client.force_login(small_township.cadre)
    account = BankAccount.objects.filter(household=small_township.households["H3"]).first()
    answer = client.post(reverse("villages:bankaccount_reveal", args=[account.pk]), {"reason": "看看"})
    assert (answer.status_code, AccessLog.objects.count()) == (403, 0)


def test_the_history_says_that_a_hidden_value_changed_but_not_to_what(small_township, client):
    person, by = small_township.people["张男"], small_township.cadre
    actions.record_person_year(
        person=person, year=2018, education="senior", labour="weak", is_disabled=False, by=by, reason="复核"
    )
    client.force_login(small_township.clerk)
    row = person.years.get()
    page = client.get(reverse("admin:villages_personyear_history", args=[row.pk])).content.decode()
    assert page.count("****") >= 2
