"""A batch is prepared by one officer and approved by another, sent, and settled by the bank's answer."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from welfare import actions
from welfare.actions import Answer
from welfare.models import Award, PaymentBatch, PaymentLine, Programme, Rate
from xiaoping.kit.entries import take_back

MARCH, DAY = date(2019, 3, 1), date(2019, 3, 12)

pytestmark = pytest.mark.usefixtures("rates")


@pytest.fixture
def act(act):
    return lambda action, **more: act(action, **{"reason": "三月低保", "on": DAY, **more})


def test_a_batch_pays_who_is_entitled_on_its_first_day(town, batch):
    """Seven people at the end of 2018, and nobody since."""
    found = set(batch.lines.values_list("person__name", "grade", "amount", "village__name"))
    assert found == {
        ("张四", "class1", 300, "甲村"),
        ("张二", "class1", 300, "甲村"),
        ("张一", "class2", 220, "甲村"),
        ("赵八", "class2", 220, "乙村"),
        ("赵七", "class3", 150, "乙村"),
        ("钱七", "class3", 150, "乙村"),
        ("赵大", "class3", 150, "乙村"),
    }


def test_every_line_says_who_made_it(town, batch):
    row = batch.lines.first().history.get()
    assert (row.history_user, row.history_change_reason, row.act_name) == (town.clerk, "三月低保", "prepare_batch")
    assert row.act == batch.history.get().act


def test_nobody_is_put_into_a_second_batch(act, batch):
    with pytest.raises(
        ValidationError, match="Nobody else is due for that time: .* prepared “low_income 办法 2019-03-01”"
    ):
        act(actions.prepare_batch, programme=batch.programme, covers=MARCH)


def test_a_batch_taken_back_leaves_its_number(town, act, batch):
    late = factories.AwardFactory(benefit="low_income", grade="class3", since=MARCH)
    second = act(actions.prepare_batch, programme=batch.programme, covers=MARCH)
    take_back(act=batch.history.get().act, by=town.clerk, reason="漏了人")
    third = act(actions.prepare_batch, programme=batch.programme, covers=MARCH)
    assert (third.number, second.lines.get().person) == (3, late.person)


def test_whoever_opens_what_was_taken_back_is_told_who_did(town, client, batch, leader):
    take_back(act=batch.history.get().act, by=town.clerk, reason="漏了人")
    client.force_login(leader)
    page = client.post(
        reverse("welfare:paymentbatch_approval", args=[batch.pk]), {"on": "2019-03-13", "reason": "已核对"}, follow=True
    )
    assert page.redirect_chain == [(reverse("welfare:paymentbatch_list"), 302)]
    assert "took this back on" in page.content.decode()


def test_nobody_else_is_told_of_it(town, client, batch):
    line = batch.lines.filter(village__name="乙村").first()
    take_back(act=batch.history.get().act, by=town.clerk, reason="漏了人")
    client.force_login(town.cadre)
    assert client.get(reverse("welfare:paymentline_removal", args=[line.pk])).status_code == 404
    assert client.get(reverse("welfare:paymentbatch_approval", args=[99999999])).status_code == 404


def test_who_comes_late_is_paid_by_a_second_batch(town, act, batch):
    Award.objects.create(
        village=town.villages["甲村"], household=town.households["H3"], person=town.people["李三"],
        benefit="low_income", grade="class3", since=date(2019, 2, 20),
    )  # fmt: skip
    second = act(actions.prepare_batch, programme=batch.programme, covers=MARCH)
    assert (second.number, list(second.lines.values_list("person__name", flat=True))) == (2, ["李三"])


def test_a_grade_without_rate_is_not_paid(town, act):
    Rate.objects.filter(grade="class3").delete()
    with pytest.raises(ValidationError, match="no rate for: class III"):
        act(actions.prepare_batch, programme=Programme.objects.get(benefit="low_income"), covers=MARCH)
    assert not PaymentBatch.objects.filter(covers=MARCH).exists()


def test_a_programme_that_was_not_in_force_pays_nothing(town, act):
    with pytest.raises(ValidationError, match="did not apply then"):
        act(actions.prepare_batch, programme=Programme.objects.get(benefit="low_income"), covers=date(2015, 1, 1))


@pytest.mark.parametrize(
    ("covers", "words"), [(date(2019, 3, 2), "Enter the first day"), (date(2019, 4, 1), "has not begun")]
)
def test_a_month_is_paid_once_under_its_first_day_and_not_before_it(act, batch, covers, words):
    Programme.objects.filter(pk=batch.programme_id).update(cycle=Programme.Cycle.MONTH)
    with pytest.raises(ValidationError, match=words):
        act(actions.prepare_batch, programme=batch.programme, covers=covers)


def test_a_village_reads_its_own_part_of_a_batch(town, act, batch):
    act(actions.take_out, line=batch.lines.filter(village__name="甲村").order_by("pk").first())
    mine = [line for line in batch.lines.all() if line.village.name == "甲村"]
    row = PaymentBatch.objects.with_totals(town.cadre).get(pk=batch.pk)
    whole = PaymentBatch.objects.with_totals(town.clerk).get(pk=batch.pk)
    stays = sum(line.amount for line in mine if line.returned_on is None)
    assert (row.line_count, row.returned, row.total) == (len(mine), 1, stays)
    assert (whole.line_count, whole.line_count > row.line_count) == (batch.lines.count(), True)


def test_who_prepared_does_not_approve(act, batch):
    with pytest.raises(ValidationError, match="somebody else approves it"):
        act(actions.approve_batch, batch=batch)


def test_the_second_to_approve_is_told_who_was_first(act, batch, leader):
    act(actions.approve_batch, batch=batch, by=leader)
    other = factories.UserFactory(role="leader")
    factories.PostingFactory(user=other)
    with pytest.raises(ValidationError, match="乡长 approved this batch on 2019-03-12 .* no second approval"):
        act(actions.approve_batch, batch=batch, by=other)


def test_who_is_no_longer_due_is_taken_out_first(town, act, batch, leader):
    award = Award.objects.get(person=town.people["张四"], benefit="low_income")
    act(actions.end_award, award=award, until_reason="stopped", on=MARCH)
    with pytest.raises(ValidationError, match="No longer due: 张四"):
        act(actions.approve_batch, batch=batch, by=leader)
    act(actions.take_out, line=batch.lines.get(person=town.people["张四"]), reason="已停发")
    act(actions.approve_batch, batch=batch, by=leader)


def test_an_approved_batch_is_changed_no_more(act, batch, leader):
    act(actions.approve_batch, batch=batch, by=leader)
    with pytest.raises(ValidationError, match="changed no more"):
        act(actions.take_out, line=batch.lines.first())


def test_a_batch_is_not_sent_before_its_approval(act, batch):
    with pytest.raises(ValidationError, match="waits for its approval"):
        act(actions.send_batch, batch=batch)


def test_a_batch_is_not_sent_without_accounts(act, batch, leader):
    act(actions.approve_batch, batch=batch, by=leader)
    with pytest.raises(ValidationError, match="4 payments have no account, first those of H1"):
        act(actions.send_batch, batch=batch)


def test_a_batch_is_sent_once(act, sent):
    with pytest.raises(ValidationError, match="sent this batch to the bank on 2019-03-12 .* do not send it again"):
        act(actions.send_batch, batch=sent)


def test_the_banks_answer_settles_the_batch(town, act, sent):
    lines = list(sent.lines.order_by("pk"))
    answers = [Answer(lines[0].pk, "账号已注销"), *(Answer(line.pk) for line in lines[1:])]
    act(actions.enter_answers, batch=sent, answers=answers[:3])
    sent.refresh_from_db()
    assert sent.settled_on is None
    act(actions.enter_answers, batch=sent, answers=answers)
    sent.refresh_from_db()
    lines[0].refresh_from_db()
    assert (sent.settled_on, sent.lines.in_state("paid").count()) == (DAY, 6)
    assert (lines[0].returned_on, lines[0].returned_reason, lines[0].paid_on) == (DAY, "账号已注销", None)


def test_the_same_answer_again_changes_nothing(act, sent):
    answers = [Answer(line.pk) for line in sent.lines.all()]
    act(actions.enter_answers, batch=sent, answers=answers)
    before = PaymentLine.history.count()
    assert act(actions.enter_answers, batch=sent, answers=answers, on=date(2019, 3, 20)) == 0
    assert PaymentLine.history.count() == before
    assert set(sent.lines.values_list("paid_on", flat=True)) == {DAY}


def test_an_answer_that_differs_is_refused_whole(act, sent):
    first, second, *_rest = sent.lines.order_by("pk")
    act(actions.enter_answers, batch=sent, answers=[Answer(first.pk)])
    with pytest.raises(ValidationError, match="had another answer"):
        act(actions.enter_answers, batch=sent, answers=[Answer(second.pk), Answer(first.pk, "账号已注销")])
    second.refresh_from_db()
    assert second.paid_on is None


@pytest.mark.parametrize("twice", [False, True])
def test_a_foreign_or_repeated_line_is_refused(act, sent, twice):
    line = sent.lines.first()
    answers = [Answer(line.pk), Answer(line.pk)] if twice else [Answer(99999999)]
    with pytest.raises(ValidationError, match="named twice" if twice else "not of this batch"):
        act(actions.enter_answers, batch=sent, answers=answers)


def test_what_came_back_is_paid_again_once(act, sent):
    line = sent.lines.order_by("pk").first()
    act(actions.enter_answers, batch=sent, answers=[Answer(line.pk, "账号已注销")])
    april = act(actions.prepare_batch, programme=sent.programme, covers=date(2019, 4, 1), on=date(2019, 4, 2))
    again = act(actions.pay_again, line=line, batch=april, on=date(2019, 4, 3))
    assert (again.covers, again.amount, again.replaces) == (MARCH, line.amount, line)
    with pytest.raises(ValidationError, match="put this payment into “low_income 办法 2019-04-01” on .* again already"):
        act(actions.pay_again, line=line, batch=april, on=date(2019, 4, 3))


def test_what_came_back_is_not_paid_again_beside_a_second_batch(act, sent):
    line = sent.lines.order_by("pk").first()
    act(actions.enter_answers, batch=sent, answers=[Answer(line.pk, "账号已注销")])
    second = act(actions.prepare_batch, programme=sent.programme, covers=MARCH)
    with pytest.raises(ValidationError, match="is paid for that time by “low_income 办法 2019-03-01 \\(2\\)”"):
        act(actions.pay_again, line=line, batch=second)


def test_who_is_not_posted_to_the_township_prepares_nothing(town, act):
    with pytest.raises(Programme.DoesNotExist):
        act(actions.prepare_batch, programme=Programme.objects.get(benefit="low_income"), covers=MARCH, by=town.cadre)


# In the browser


@pytest.mark.parametrize(("account", "offered"), [("clerk", set()), ("leader", {"Approve"})])
def test_the_sheet_offers_what_the_role_may(town, client, batch, leader, account, offered):
    client.force_login({"clerk": town.clerk, "leader": leader}[account])
    shown = client.get(batch.get_absolute_url()).context["actions"]
    assert {str(link["label"]) for link in shown} == offered


def test_a_leader_approves_on_the_page(client, batch, leader):
    client.force_login(leader)
    client.post(reverse("welfare:paymentbatch_approval", args=[batch.pk]), {"on": "2019-03-13", "reason": "已核对"})
    batch.refresh_from_db()
    assert (batch.approved_on, batch.approved_by) == (date(2019, 3, 13), leader)


def test_the_programmes_lead_to_the_next_batch(town, client):
    client.force_login(town.clerk)
    page = client.get(reverse("welfare:programmes")).content.decode()
    programme = Programme.objects.get(benefit="low_income")
    assert reverse("welfare:programme_batch", args=[programme.pk]) in page


def test_the_cadre_is_not_offered_to_prepare(town, client):
    client.force_login(town.cadre)
    page = client.get(reverse("welfare:programmes")).content.decode()
    assert ("low_income" in page, "Prepare a payment batch" in page) == (True, False)
