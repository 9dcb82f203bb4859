"""The account of a household from a file: opened, left as it is, put in another's place; refused without its bank."""

from datetime import date

import pytest

from tests.imports.sheets import H1, LABELS, PAIR, as_csv
from villages.models import BankAccount

DAY = date(2019, 4, 15)
NUMBER, OTHER = "6230900000000000018", "6230900000000000026"
HEAD = [*H1, "开户银行", "银行卡号"]
FIRST = {**PAIR[0], "开户银行": "农商银行", "银行卡号": NUMBER}


def of_h3(**cells) -> bytes:
    return as_csv(["户编号", "户主姓名", "耕地面积", *cells], [{"户编号": "H3", "户主姓名": "张三", **cells}])


@pytest.fixture
def account(town) -> BankAccount:
    """The account of 张三's household."""
    held = BankAccount.objects.filter(household=town.households["H3"], until=None).first() or BankAccount(
        village=town.villages["甲村"], household=town.households["H3"]
    )
    held.holder, held.bank, held.since = town.people["张三"], "农商银行", date(2018, 1, 1)
    held.number = NUMBER
    held.save()
    return held


def test_a_new_household_brings_its_account(apply):
    apply(as_csv(HEAD, [FIRST, PAIR[1]]), day=DAY)
    account = BankAccount.objects.get(household__number="N1")
    assert (account.number, account.bank, account.holder.name, account.since) == (NUMBER, "农商银行", "何一", DAY)
    assert account.history.get().history_change_reason == "县里导出的名单"


def test_another_number_takes_the_place_of_the_one_on_record(apply, account, town):
    batch = apply(of_h3(开户银行="邮储银行", 银行卡号=OTHER), day=DAY)
    account.refresh_from_db()
    new = BankAccount.objects.get(household=account.household, until=None)
    assert (account.until, new.number, new.bank, new.holder) == (DAY, OTHER, "邮储银行", town.people["张三"])
    assert batch.changed == 1
    assert OTHER not in str(batch.rows.get().content)


@pytest.mark.parametrize("cell", [NUMBER, f" {NUMBER[:4]} {NUMBER[4:]}", "***************0018"])
def test_the_number_on_record_or_its_mask_changes_nothing(bring, account, cell):
    assert bring(of_h3(开户银行="农商银行", 银行卡号=cell), day=DAY).counts["same"] == 1


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"银行卡号": OTHER}, "开户银行"),
        ({"开户银行": "农商银行", "银行卡号": "6.2309E+18"}, "银行卡号"),
        ({"开户银行": "农商银行", "银行卡号": "123"}, "银行卡号"),
    ],
    ids=["no bank", "lost digits", "too short"],
)
def test_a_number_that_cannot_be_is_refused(said, cells, column):
    assert [(outcome, where) for outcome, where, _message in said(of_h3(**cells), day=DAY)] == [("refused", column)]


def test_an_account_newer_than_the_file_stays(said, account):
    problems = said(of_h3(开户银行="邮储银行", 银行卡号=OTHER), day=date(2018, 1, 1))
    assert [(outcome, column) for outcome, column, _message in problems] == [("refused", "银行卡号")]


@pytest.mark.parametrize("name", ["H6a", "H7"])
def test_the_national_lists_bring_accounts(bring, town, name):
    number = "家庭编号" if name == "H6a" else "户编号"
    row = {number: "H3", "户主姓名": "张三", "开户银行名称": "农商银行", "开户银行": "农商银行", "银行卡号": NUMBER}
    batch = bring(as_csv(list(dict.fromkeys([number, *LABELS[name]])), [row]), day=DAY)
    assert (batch.changed, batch.refused) == (1, 0)
    assert {"开户银行", "开户银行名称", "银行卡号"}.isdisjoint(batch.unused)
