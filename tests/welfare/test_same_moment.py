"""Two people at one batch, one payment or one bank file at the same moment, in two real connections."""

from datetime import date

import pytest
from django.db import transaction

from tests.connections import TWO_CONNECTIONS, in_another_connection
from tests.factories import (
    AwardFactory,
    PaymentBatchFactory,
    PaymentLineFactory,
    PostingFactory,
    ProgrammeFactory,
    UserFactory,
)
from welfare import actions
from welfare.actions import Answer
from welfare.models import PaymentBatch, PaymentLine
from xiaoping.kit.entries import take_back

DAY, MARCH = date(2019, 3, 1), date(2019, 3, 1)

pytestmark = TWO_CONNECTIONS


def official(name: str, role: str = "leader"):
    user = UserFactory(last_name=name, role=role)
    PostingFactory(user=user)
    return user


def second_of(first, second):
    """What became of a second call begun while the first was not yet committed: it waits, then sees the first."""
    with transaction.atomic():
        first()
        thread, outcome = in_another_connection(second)
        thread.join(1)
        assert outcome == []
    thread.join(30)
    return outcome[0]


def words(refused) -> str:
    """What whoever came second is told."""
    return " ".join(refused.messages)


@pytest.fixture
def living(small_township):
    """A programme nobody has yet, at 55 yuan."""
    programme = ProgrammeFactory(benefit="disability_living")
    programme.rates.create(grade="", amount=55)
    return programme


@pytest.fixture
def prepared(small_township):
    return PaymentBatchFactory(village=None, prepared_by=small_township.clerk)


def came_so_far(batch, **days) -> None:
    PaymentBatch.objects.filter(pk=batch.pk).update(approved_by=official("乡长"), **days)


@pytest.fixture
def at_the_bank(prepared):
    """With two lines."""
    PaymentLineFactory.create_batch(2, batch=prepared)
    came_so_far(prepared, approved_on=DAY, sent_on=DAY)
    return prepared


def test_one_approves_and_the_other_is_told_who(prepared):
    first, second = official("乡长"), official("书记")
    refused = second_of(
        lambda: actions.approve_batch(batch=prepared, on=DAY, by=first, reason="已核对"),
        lambda: actions.approve_batch(batch=prepared, on=DAY, by=second, reason="已核对"),
    )
    assert "乡长 approved this batch on 2019-03-01" in words(refused)
    assert PaymentBatch.objects.get(pk=prepared.pk).approved_by == first


def test_one_sends_and_the_other_is_told_who(prepared):
    came_so_far(prepared, approved_on=DAY)
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    refused = second_of(
        lambda: actions.send_batch(batch=prepared, on=DAY, by=first, reason="送银行"),
        lambda: actions.send_batch(batch=prepared, on=DAY, by=second, reason="送银行"),
    )
    assert "会计 sent this batch to the bank on 2019-03-01" in words(refused)


def test_the_banks_file_is_taken_in_once(at_the_bank):
    answers = [Answer(line.pk) for line in at_the_bank.lines.all()]
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    before = PaymentLine.history.count()
    found = second_of(
        lambda: actions.enter_answers(batch=at_the_bank, answers=answers, on=DAY, by=first, reason="回盘"),
        lambda: actions.enter_answers(batch=at_the_bank, answers=answers, on=DAY, by=second, reason="回盘"),
    )
    assert (found, PaymentLine.history.count() - before) == (0, 2)
    assert actions.answered(at_the_bank)["who"].startswith("会计")


def test_another_answer_to_a_line_is_told_who_entered_the_first(at_the_bank):
    line = at_the_bank.lines.earliest("pk")
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    refused = second_of(
        lambda: actions.enter_answers(batch=at_the_bank, answers=[Answer(line.pk)], on=DAY, by=first, reason="回盘"),
        lambda: actions.enter_answers(
            batch=at_the_bank, answers=[Answer(line.pk, "账号已注销")], on=DAY, by=second, reason="回盘"
        ),
    )
    assert "had another answer on 2019-03-01 (entered by 会计" in words(refused)
    line.refresh_from_db()
    assert (line.paid_on, line.returned_on) == (DAY, None)


def test_a_payment_is_taken_out_once(prepared):
    line = PaymentLineFactory(batch=prepared)
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    refused = second_of(
        lambda: actions.take_out(line=line, on=DAY, by=first, reason="已停发"),
        lambda: actions.take_out(line=line, on=DAY, by=second, reason="待核实"),
    )
    assert "会计 took this payment out on 2019-03-01" in words(refused)
    assert PaymentLine.objects.get(pk=line.pk).returned_reason == "已停发"


def test_whoever_takes_out_after_the_approval_is_told_who_approved(living):
    AwardFactory(benefit="disability_living", grade="", since=DAY)
    leader, clerk = official("乡长"), official("会计", "clerk")
    batch = actions.prepare_batch(programme=living, covers=MARCH, on=DAY, by=clerk, reason="三月")
    refused = second_of(
        lambda: actions.approve_batch(batch=batch, on=DAY, by=leader, reason="已核对"),
        lambda: actions.take_out(line=batch.lines.get(), on=DAY, by=clerk, reason="已停发"),
    )
    assert "乡长 approved this batch on 2019-03-01" in words(refused)
    assert batch.lines.get().returned_on is None


def test_what_came_back_is_paid_again_once(prepared):
    line = PaymentLineFactory(batch=prepared, returned_on=DAY, returned_reason="账号已注销")
    april = PaymentBatchFactory(village=None, programme=prepared.programme, covers=date(2019, 4, 1))
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    refused = second_of(
        lambda: actions.pay_again(line=line, batch=april, on=DAY, by=first, reason="账号已更正"),
        lambda: actions.pay_again(line=line, batch=april, on=DAY, by=second, reason="账号已更正"),
    )
    assert "会计 put this payment into" in words(refused)
    assert PaymentLine.objects.filter(replaces=line).count() == 1


def test_what_is_paid_again_is_not_taken_up_by_a_new_batch_beside_it(living):
    """Two are due: the one who comes back with another batch is paid by it alone, the other by the new one."""
    back, other = (AwardFactory(benefit="disability_living", grade="", since=DAY) for _award in range(2))
    earlier = PaymentBatchFactory(village=None, programme=living, covers=MARCH)
    line = PaymentLineFactory(
        batch=earlier, household=back.household, person=back.person, returned_on=DAY, returned_reason="账号已注销"
    )
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    batch = second_of(
        lambda: actions.pay_again(line=line, batch=earlier, on=DAY, by=first, reason="账号已更正"),
        lambda: actions.prepare_batch(programme=living, covers=MARCH, on=DAY, by=second, reason="三月"),
    )
    assert [one.person for one in batch.lines.all()] == [other.person]


def test_a_batch_is_prepared_once(living):
    award = AwardFactory(benefit="disability_living", grade="", since=DAY)
    first, second = official("会计", "clerk"), official("出纳", "clerk")
    refused = second_of(
        lambda: actions.prepare_batch(programme=living, covers=MARCH, on=DAY, by=first, reason="三月"),
        lambda: actions.prepare_batch(programme=living, covers=MARCH, on=DAY, by=second, reason="三月"),
    )
    assert "会计 prepared" in words(refused)
    assert PaymentLine.objects.filter(person=award.person, covers=MARCH).count() == 1


def test_whoever_approves_what_is_taken_back_finds_it_gone(living):
    AwardFactory(benefit="disability_living", grade="", since=DAY)
    clerk, leader = official("会计", "clerk"), official("乡长")
    batch = actions.prepare_batch(programme=living, covers=MARCH, on=DAY, by=clerk, reason="三月")
    key, act = batch.pk, batch.history.get().act
    refused = second_of(
        lambda: take_back(act=act, by=clerk, reason="漏了人"),
        lambda: actions.approve_batch(batch=batch, on=DAY, by=leader, reason="已核对"),
    )
    assert isinstance(refused, PaymentBatch.DoesNotExist)
    assert "会计 took this back" in actions.taken_back(PaymentBatch, key, lambda village: True)
