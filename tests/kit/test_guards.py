"""What is not taken back: what somebody else answered for since, and what a step rests on that came later."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from planning import actions as planning
from planning.models import Declaration, Target
from poverty import actions as poverty
from safety import actions as safety
from safety.models import Hazard, HazardNotice, Site
from tests.factories import PostingFactory, UserFactory, picture
from villages.models import Officer
from welfare import actions as welfare
from welfare.models import Application, Programme, Rate
from xiaoping.kit import entries
from xiaoping.kit.attachments.actions import attach
from xiaoping.kit.entries import entered_by, histories, take_back
from xiaoping.kit.guards import guards
from xiaoping.kit.models import Attachment

MARCH, DAY = date(2019, 3, 1), date(2019, 3, 12)
APPLIED = date(2019, 1, 2)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def leader(town):
    user = UserFactory(username="leader", role="leader")
    PostingFactory(user=user)
    return user


@pytest.fixture
def act(town):
    """Take an action as the clerk, or as whoever is named."""
    return lambda action, **what: action(**{"by": town.clerk, "reason": "台账", **what})


def last(user):
    return entered_by(user, timezone.localdate())[0]


def refused(entry, by, match: str = "has moved on since") -> None:
    with pytest.raises(ValidationError, match=match):
        take_back(act=entry.act, by=by, reason="录错了")


def test_what_no_app_named_is_never_taken_back():
    """A close, what is checked of printed figures, a report, a posting, what a sample costs, and what was put up in
    public: each has its own way back."""
    assert {label for label in histories() if label not in guards} == {
        "planning.finding",
        "planning.periodclose",
        "planning.printedfigure",
        "planning.report",
        "planning.section",
        "safety.deduction",
        "safety.spotcheck",
        "villages.posting",
        "welfare.notice",
    }


# Welfare


@pytest.fixture
def batch(town, act):
    """Low income for March 2019, prepared by the clerk."""
    programme = Programme.objects.get(benefit="low_income")
    for grade, amount in (("class2", 220), ("class3", 150)):
        Rate.objects.create(programme=programme, grade=grade, amount=amount)
    return act(welfare.prepare_batch, programme=programme, covers=MARCH, on=DAY)


def test_a_line_comes_back_into_a_prepared_batch(town, act, batch):
    line = act(welfare.take_out, line=batch.lines.first(), on=DAY)
    take_back(act=last(town.clerk).act, by=town.clerk, reason="录错了")
    line.refresh_from_db()
    assert line.returned_on is None


def test_no_line_comes_back_into_an_approved_batch(town, act, batch, leader):
    line = act(welfare.take_out, line=batch.lines.first(), on=DAY)
    entry = last(town.clerk)
    act(welfare.approve_batch, batch=batch, on=DAY, by=leader)
    refused(entry, town.clerk)
    line.refresh_from_db()
    assert line.returned_on == DAY


def test_no_step_is_taken_out_from_under_a_later_one(town, act, leader):
    programme = Programme.objects.get(benefit="low_income")
    application = act(welfare.apply_for, household=town.households["H9"], programme=programme, on=APPLIED)
    noticed = None
    for place, kind in enumerate(("accepted", "surveyed", "reviewed", "noticed", "township"), start=1):
        people = "张三、李四" if kind == "surveyed" else ""
        day = APPLIED + timedelta(days=10 * place)
        act(welfare.take_step, application=application, kind=kind, people=people, on=day)
        noticed = last(town.clerk) if kind == "noticed" else noticed
    refused(noticed, town.clerk)
    examined = last(town.clerk)
    act(welfare.take_step, application=application, kind="county", on=APPLIED + timedelta(days=60), by=leader)
    refused(noticed, town.clerk)
    refused(examined, town.clerk)
    take_back(act=last(leader).act, by=leader, reason="文号录错了")
    take_back(act=examined.act, by=town.clerk, reason="录错了")
    assert Application.objects.get(pk=application.pk).steps.count() == 5


# The plan


@pytest.fixture
def declared(town):
    target = Target.objects.get(title="修路")
    milestone = target.milestones.exclude(pk__in=target.declarations.values("milestone")).first()
    return planning.declare(
        target=target, milestone=milestone, note="完成", on=date(2018, 12, 20), by=town.cadre, reason="月报"
    )


def prove(town, declaration):
    planning.prove(declaration=declaration, reference="验收单", on=DAY, by=town.cadre, reason="月报")
    return last(town.cadre)


def verify(town, declaration):
    planning.verify(declaration=declaration, on=DAY, by=town.clerk, reason="现场查看")


def test_no_proof_is_taken_from_what_was_verified(town, declared):
    entry = prove(town, declared)
    verify(town, declared)
    refused(entry, town.cadre)
    assert Declaration.objects.with_evidence().get(pk=declared.pk).has_evidence


def test_no_photo_is_taken_from_what_was_verified(town, declared):
    upload = SimpleUploadedFile("a.jpg", picture())
    attach(record=declared, uploads=[upload], title="路面", on=DAY, by=town.cadre, reason="月报")
    entry = last(town.cadre)
    verify(town, declared)
    refused(entry, town.cadre)
    assert Attachment.objects.of(declared).in_use().exists()


def test_a_proof_of_the_unverified_and_a_verification_are_taken_back(town, declared):
    prove(town, declared)
    verify(town, declared)
    take_back(act=last(town.clerk).act, by=town.clerk, reason="看错了")
    take_back(act=last(town.cadre).act, by=town.cadre, reason="录错了")
    declared.refresh_from_db()
    assert (declared.verified_on, declared.proofs.exists()) == (None, False)


def test_what_has_photos_is_not_taken_from_under_them(town, declared):
    entry = last(town.cadre)
    upload = SimpleUploadedFile("a.jpg", picture())
    attach(record=declared, uploads=[upload], title="路面", on=DAY, by=town.cadre, reason="月报")
    refused(entry, town.cadre, "Other records rest on")


# Safety


def test_no_notice_is_taken_from_a_hazard_that_was_handed_over(town, act, leader):
    hazard = act(
        safety.report_hazard,
        site=Site.objects.get(name="甲花炮店"),
        what="私接电线",
        category="electricity",
        grade="general",
        on=MARCH,
    )
    officer = Officer.objects.get(name="李安")
    notice = {"responsible": "店主", "measures": "清出", "deadline": DAY}
    act(safety.issue_notice, hazard=hazard, officer=officer, on=MARCH, **notice)
    entry = last(town.clerk)
    act(safety.hand_over, hazard=hazard, receipt="县安监收字1号", on=DAY)
    refused(entry, town.clerk)
    assert HazardNotice.objects.filter(hazard=hazard).exists()
    take_back(act=last(town.clerk).act, by=town.clerk, reason="录错了")
    take_back(act=entry.act, by=town.clerk, reason="录错了")
    assert (HazardNotice.objects.filter(hazard=hazard).exists(), Hazard.objects.get(pk=hazard.pk).until) == (
        False,
        None,
    )


# At one moment


def test_what_changes_while_the_lock_is_awaited_is_seen(town, act, monkeypatch):
    registration = act(poverty.identify, household=town.households["H1"], cause="illness", on=MARCH)
    entry = last(town.clerk)
    found, changed = entries._writable, []

    def awaited(model, row, by):
        if not changed:
            changed.append(row.history_change_reason)
            spell = registration.spells.get()
            spell._change_reason = "同时改的"
            spell.save()
        return found(model, row, by)

    monkeypatch.setattr(entries, "_writable", awaited)
    refused(entry, town.clerk, "changed again afterwards")
