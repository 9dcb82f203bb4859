"""Cases: their days by hand, month ends and extension and the rule of 2022 included; every illegal step is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from safety import actions, due
from safety.models import Case, CaseRule
from tests.safety.cases import register

OLD, NEW = "《信访条例》（2005年）", "《信访工作条例》（2022年）"
REASON = "来信登记"


@pytest.fixture
def rules(town):
    """The rule of 2005 ends when that of 2022 begins; the second one's extension is made shorter to tell them apart."""
    CaseRule.objects.filter(document=OLD).update(until=date(2022, 5, 1))
    CaseRule.objects.create(document=NEW, accept_days=15, conclude_days=60, extension_days=20, since=date(2022, 5, 1))
    return {rule.document: rule for rule in CaseRule.objects.all()}


@pytest.mark.parametrize(
    # received, to be accepted by, accepted, to be concluded by, with 30 more days
    ("received", "accept_by", "accepted", "conclude_by", "extended"),
    [
        (date(2018, 3, 1), date(2018, 3, 16), date(2018, 3, 1), date(2018, 4, 30), date(2018, 5, 30)),
        (date(2018, 1, 31), date(2018, 2, 15), date(2018, 2, 15), date(2018, 4, 16), date(2018, 5, 16)),
        (date(2018, 2, 28), date(2018, 3, 15), date(2018, 2, 28), date(2018, 4, 29), date(2018, 5, 29)),
        (date(2016, 2, 28), date(2016, 3, 14), date(2016, 2, 29), date(2016, 4, 29), date(2016, 5, 29)),
        (date(2018, 12, 20), date(2019, 1, 4), date(2019, 1, 4), date(2019, 3, 5), date(2019, 4, 4)),
        (date(2018, 11, 1), date(2018, 11, 16), date(2018, 11, 2), date(2019, 1, 1), date(2019, 1, 31)),
    ],
)
def test_the_days_by_hand(town, received, accept_by, accepted, conclude_by, extended):
    rule = CaseRule.objects.get()
    assert due.to_accept(rule, received) == accept_by
    assert (due.to_conclude(rule, accepted), due.to_conclude(rule, accepted, 30)) == (conclude_by, extended)


@pytest.mark.parametrize(
    ("day", "document"), [(date(2022, 4, 30), OLD), (date(2022, 5, 1), NEW), (date(2018, 1, 1), OLD)]
)
def test_a_case_follows_the_rule_of_the_day_it_was_received(act, town, rules, day, document):
    case = register(act, town, on=day)
    assert (case.rule.document, case.accept_due) == (document, due.to_accept(rules[document], day))


def test_a_case_keeps_its_rule_when_another_comes(act, town, rules):
    case = register(act, town, on=date(2022, 4, 20))
    act(actions.accept_case, case=case, on=date(2022, 5, 2))
    extended = act(actions.extend_case, case=case, days=30, on=date(2022, 6, 1))
    assert (extended.rule.document, extended.conclude_due) == (OLD, date(2022, 7, 31))


def test_the_new_rules_extension_is_shorter(act, town, rules):
    case = register(act, town, on=date(2022, 5, 2))
    act(actions.accept_case, case=case, on=date(2022, 5, 2))
    with pytest.raises(ValidationError, match="From 1 to 20 days"):
        act(actions.extend_case, case=case, days=21, on=date(2022, 6, 1))


def test_a_case_is_concluded(act, accepted):
    case = act(actions.conclude_case, case=accepted, outcome="settled", note="双方达成协议", on=date(2019, 2, 1))
    assert (case.conclude_due, case.concluded_on, case.outcome) == (date(2019, 3, 11), date(2019, 2, 1), "settled")


def test_a_case_is_refused_and_with_that_concluded(act, case):
    assert act(actions.refuse_case, case=case, on=date(2019, 1, 12)).outcome == "refused"
    with pytest.raises(ValidationError, match="was concluded on"):
        act(actions.accept_case, case=case, on=date(2019, 1, 13))


def test_nothing_is_concluded_before_it_was_accepted(act, case):
    with pytest.raises(ValidationError, match="not accepted yet"):
        act(actions.conclude_case, case=case, outcome="settled", on=date(2019, 1, 12))


def test_what_was_accepted_is_not_refused(act, accepted):
    with pytest.raises(ValidationError, match="cannot be refused"):
        act(actions.refuse_case, case=accepted, on=date(2019, 1, 12))
    with pytest.raises(ValidationError, match="cannot be refused"):
        act(actions.conclude_case, case=accepted, outcome="refused", on=date(2019, 1, 12))


def test_there_is_one_extension(act, accepted):
    act(actions.extend_case, case=accepted, days=30, on=date(2019, 3, 11))
    assert Case.objects.get(number="案100").conclude_due == date(2019, 4, 10)
    with pytest.raises(ValidationError, match="one extension only"):
        act(actions.extend_case, case=accepted, days=1, on=date(2019, 3, 20))


def test_an_extension_comes_before_the_time_is_up(act, accepted):
    with pytest.raises(ValidationError, match="past due"):
        act(actions.extend_case, case=accepted, days=30, on=date(2019, 3, 12))


@pytest.mark.parametrize("days", [0, 31])
def test_an_extension_has_its_limit(act, accepted, days):
    with pytest.raises(ValidationError, match="From 1 to 30 days"):
        act(actions.extend_case, case=accepted, days=days, on=date(2019, 2, 1))


def test_without_a_rule_nothing_is_registered(act, town):
    with pytest.raises(ValidationError, match="No rule for cases"):
        register(act, town, on=date(2005, 4, 30))


def test_a_note_that_tells_of_somebody_is_refused(act, accepted):
    with pytest.raises(ValidationError, match="ID or phone number"):
        act(actions.conclude_case, case=accepted, outcome="settled", note="电话13912341234", on=date(2019, 2, 1))


@pytest.mark.parametrize(
    "step",
    ["register_case", "accept_case", "refuse_case", "extend_case", "conclude_case", "ask_review", "answer_review"],
)
def test_no_reason_tells_of_somebody(town, step):
    """The history keeps it as long as the case: every step refuses it before anything else."""
    with pytest.raises(ValidationError) as refused:
        getattr(actions, step)(by=town.clerk, reason="电话13912341234反映")
    assert set(refused.value.error_dict) == {"reason"}


def test_nor_does_the_reason_of_a_correction(town, client, case):
    client.force_login(town.clerk)
    address = reverse("admin:safety_case_change", args=[case.pk])
    form = client.get(address).context["adminform"].form
    given = {name: form[name].value() or "" for name in form.fields}
    answer = client.post(address, {**given, "category": "roads", "change_reason": "电话13912341234反映"})
    assert set(answer.context["adminform"].form.errors) == {"change_reason"}
    assert client.post(address, {**given, "category": "roads", "change_reason": "重新归类"}).status_code == 302


def test_a_village_takes_the_steps_of_a_case_it_is_in_charge_of(act, town):
    case = register(act, town, office="village")
    accepted = actions.accept_case(case=case, on=date(2019, 1, 5), by=town.cadre, reason=REASON)
    assert accepted.accepted_on == date(2019, 1, 5)


def test_a_village_neither_registers_nor_extends(act, town):
    case = register(act, town, office="village")
    act(actions.accept_case, case=case, on=date(2019, 1, 5))
    with pytest.raises(ValidationError, match="township's own staff"):
        actions.extend_case(case=case, days=5, on=date(2019, 1, 6), by=town.cadre, reason=REASON)
    with pytest.raises(ValidationError, match="township's own staff"):
        actions.register_case(
            village=town.villages["甲村"],
            number="案9",
            channel="letter",
            category="land",
            office="village",
            on=date(2019, 1, 2),
            by=town.cadre,
            reason=REASON,
        )


def test_a_village_does_not_find_a_case_of_another_office(town, client, case):
    client.force_login(town.cadre)
    assert client.get(case.get_absolute_url()).status_code == 404


def test_a_case_is_registered_from_its_villages_sheet(town, client):
    client.force_login(town.clerk)
    village = town.villages["甲村"]
    address = reverse("safety:village_case", args=[village.pk])
    assert address in [link["url"] for link in client.get(village.get_absolute_url()).context["actions"]]
    sent = {
        "number": "案7",
        "channel": "call",
        "category": "land",
        "office": "land",
        "on": "2019-01-02",
        "reason": REASON,
    }
    answer = client.post(address, sent)
    assert answer.headers["Location"] == Case.objects.get(number="案7").get_absolute_url()


def test_a_case_past_its_day_stands_on_the_home_page(town, client):
    client.force_login(town.clerk)
    lines = [one for one in client.get(reverse("home")).context["alerts"] if "past_due" in one["url"]]
    assert [one["number"] for one in lines] == [1]  # case 6, accepted on 3 December 2018


@pytest.fixture
def concluded(act, accepted):
    """A case that was concluded on 31 January 2019."""
    return act(actions.conclude_case, case=accepted, outcome="not_supported", on=date(2019, 1, 31))


def test_the_days_of_the_reviews_by_hand(act, concluded):
    """From 31 January: asked on its last day, 2 March; to be answered by 1 April. Then the same again."""
    case = act(actions.ask_review, case=concluded, on=date(2019, 3, 2))
    assert case.review_due == date(2019, 4, 1)
    case = act(actions.answer_review, case=case, on=date(2019, 3, 10))
    case = act(actions.ask_review, case=case, on=date(2019, 4, 9))
    assert (case.final_asked_on, case.final_due) == (date(2019, 4, 9), date(2019, 5, 9))


def test_a_review_is_not_asked_for_after_its_last_day(act, concluded):
    with pytest.raises(ValidationError, match="2019-03-02"):
        act(actions.ask_review, case=concluded, on=date(2019, 3, 3))


def test_a_rule_may_give_other_days(act, concluded):
    CaseRule.objects.update(ask_days=10, review_days=5)
    with pytest.raises(ValidationError, match="2019-02-10"):
        act(actions.ask_review, case=concluded, on=date(2019, 2, 11))
    assert act(actions.ask_review, case=concluded, on=date(2019, 2, 10)).review_due == date(2019, 2, 15)


def test_where_a_case_under_review_stands(act, concluded):
    case = act(actions.ask_review, case=concluded, on=date(2019, 2, 1))
    case = act(actions.answer_review, case=case, on=date(2019, 2, 20))
    case = act(actions.ask_review, case=case, on=date(2019, 3, 1))
    case = act(actions.answer_review, case=case, on=date(2019, 3, 20))
    days = (date(2019, 1, 31), date(2019, 2, 1), date(2019, 2, 20), date(2019, 3, 1), date(2019, 3, 20))
    stands = [Case.objects.with_state(day).values_list("state", "due").get(pk=case.pk) for day in days]
    assert stands == [
        ("concluded", None),
        ("review", date(2019, 3, 3)),
        ("reviewed", None),
        ("final_review", date(2019, 3, 31)),
        ("closed", None),
    ]


def test_reviews_come_one_after_the_other(act, concluded):
    with pytest.raises(ValidationError, match="No review is waiting"):
        act(actions.answer_review, case=concluded, on=date(2019, 2, 2))
    case = act(actions.ask_review, case=concluded, on=date(2019, 2, 1))
    with pytest.raises(ValidationError, match="asked for already"):
        act(actions.ask_review, case=case, on=date(2019, 2, 2))


def test_a_refused_case_is_not_reviewed(act, case):
    refused = act(actions.refuse_case, case=case, note="", on=case.received_on)
    with pytest.raises(ValidationError, match="Only an accepted and concluded case"):
        act(actions.ask_review, case=refused, on=case.received_on)


def test_what_is_open_is_not_reviewed(act, accepted):
    with pytest.raises(ValidationError, match="Only an accepted and concluded case"):
        act(actions.ask_review, case=accepted, on=accepted.accepted_on)


def test_a_village_enters_no_review(town, concluded):
    Case.objects.filter(pk=concluded.pk).update(office="village")
    with pytest.raises(ValidationError, match="township's own staff"):
        actions.ask_review(case=concluded, on=date(2019, 2, 1), by=town.cadre, reason=REASON)


def test_the_database_holds_the_order_of_reviews(concluded):
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=concluded.pk).update(final_asked_on=date(2019, 3, 1), final_due=date(2019, 3, 31))
