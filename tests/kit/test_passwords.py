"""Who set whose password, and that one of somebody else's making serves only to choose another."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from tests.factories import PostingFactory, UserFactory
from xiaoping.kit import passwords, roles
from xiaoping.kit.models import PasswordSet

NEW = "shan-qing-shui-xiu"


@pytest.fixture
def office(small_township, client):
    """The administrator, logged in."""
    user = UserFactory(role=roles.ADMINISTRATOR)
    PostingFactory(user=user)
    client.force_login(user)
    return user


@pytest.fixture
def cadre(small_township) -> User:
    return small_township.cadre


def log_in(client, username: str, password: str):
    client.logout()
    return client.post(reverse("login"), {"username": username, "password": password})


def test_a_password_never_noted_is_ones_own(cadre, client):
    log_in(client, "cadre", "pass-for-tests")
    assert client.get("/").status_code == 200


def test_one_set_in_the_administration_is_to_be_changed(office, cadre, client):
    client.post(reverse("admin:auth_user_password_change", args=[cadre.pk]), {"password1": NEW, "password2": NEW})
    log_in(client, "cadre", NEW)
    assert client.get("/")["Location"] == reverse("password_change")
    assert PasswordSet.objects.get().user == office


def test_so_is_that_of_an_account_made_there(office, client):
    given = {"username": "xin", "password1": NEW, "password2": NEW, "usable_password": "true"}
    client.post(reverse("admin:auth_user_add"), given)
    assert passwords.is_of_others_making(User.objects.get(username="xin"))


def test_a_refused_one_is_not_noted(office, cadre, client):
    client.post(reverse("admin:auth_user_password_change", args=[cadre.pk]), {"password1": NEW, "password2": "other"})
    assert not PasswordSet.objects.exists()


def test_the_way_out_stays_open(office, cadre, client):
    passwords.note(owner=cadre, by=office)
    client.force_login(cadre)
    assert client.post(reverse("logout"))["Location"] == "/login/"


def test_the_log_is_read_and_never_written(office, client):
    line = passwords.note(owner=office, by=None)
    assert client.get(reverse("admin:kit_passwordset_changelist")).status_code == 200
    with pytest.raises(TypeError):
        line.save()


def test_made_up_passwords_pass_the_rules_and_differ():
    made = {passwords.made_up() for _time in range(50)}
    assert len(made) == 50
    assert {len(password) for password in made} == {19}


@pytest.mark.django_db
def test_a_refusal_speaks_chinese():
    """Every rule that a short, common number breaks says so in the language of the page."""
    with translation.override("zh-hans"), pytest.raises(ValidationError) as refused:
        validate_password("12345678")
    assert len(refused.value.messages) == 3
    assert [message for message in refused.value.messages if message.isascii()] == []
