"""What protects every page: headers, lock-out, the idle time-out, and a log that tells no names."""

import logging
import time

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse

from xiaoping.middleware import TOUCH_EVERY, TOUCHED

PASSWORD = "pass-for-tests"  # noqa: S105 – of test accounts


@pytest.fixture
def clerk_client(small_township, client):
    client.force_login(small_township.clerk)
    return client


def touched(client, seconds_ago: int) -> int:
    """Make the session's last page lie so long ago; the moment it then notes."""
    session = client.session
    session[TOUCHED] = int(time.time()) - seconds_ago
    session.save()
    return session[TOUCHED]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_a_page_has_the_header(client, header, value):
    assert client.get(reverse("login"))[header] == value


@pytest.mark.django_db
def test_a_form_of_an_expired_page_says_what_to_do():
    """Logging in makes the forms of other tabs useless: Django's own page tells a developer about it."""
    answer = Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "clerk"})
    assert (answer.status_code, answer.templates[0].name) == (403, "403_csrf.html")
    assert "reload the page" in answer.content.decode()


@pytest.mark.django_db
def test_pages_may_run_and_style_only_what_we_serve(client):
    policy = dict(
        part.strip().split(" ", 1) for part in client.get(reverse("login"))["Content-Security-Policy"].split(";")
    )
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'self'",) * 3
    assert (policy["object-src"], policy["frame-ancestors"], policy["base-uri"]) == ("'none'", "'none'", "'self'")


@pytest.mark.django_db
def test_a_page_has_no_inline_script_or_style(client):
    page = client.get(reverse("login")).content.decode()
    assert not [word for word in ("<style", " style=", "<script>", " onclick=", "javascript:") if word in page]


def test_debug_is_off_and_the_hasher_of_the_office_is_strong():
    from xiaoping import settings as own

    assert own.DEBUG is False
    assert own.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def log_in(client, password: str):
    return client.post(reverse("login"), {"username": "clerk", "password": password})


def fail(client, times: int) -> list[int]:
    """Try a wrong password so many times; the answers' status codes."""
    return [log_in(client, "wrong").status_code for _attempt in range(times)]


def test_the_right_password_opens_the_home_page(small_township, client):
    answer = log_in(client, PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))


def test_the_fifth_wrong_password_locks_the_account(small_township, client):
    assert fail(client, 5) == [200, 200, 200, 200, 429]
    answer = log_in(client, PASSWORD)
    assert answer.status_code == 429
    assert "registration/locked.html" in [template.name for template in answer.templates]


def test_four_wrong_passwords_do_not(small_township, client):
    fail(client, 4)
    assert log_in(client, PASSWORD).status_code == 302


def test_behind_the_proxy_one_address_does_not_lock_another_out(small_township, client, settings):
    settings.TLS = True
    client.defaults["HTTP_X_FORWARDED_FOR"] = "10.0.0.9"
    fail(client, 5)
    client.defaults["HTTP_X_FORWARDED_FOR"] = "10.0.0.7, 10.0.0.8"
    assert log_in(client, PASSWORD).status_code == 302
    assert AccessAttempt.objects.get().ip_address == "10.0.0.9"


def test_without_a_proxy_nobody_names_their_own_address(small_township, client):
    client.defaults["HTTP_X_FORWARDED_FOR"] = "10.0.0.9"
    fail(client, 1)
    assert AccessAttempt.objects.get().ip_address == "127.0.0.1"


def test_an_idle_session_has_ended(clerk_client):
    touched(clerk_client, settings.SESSION_COOKIE_AGE + 1)
    answer = clerk_client.get(reverse("home"))
    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('login')}?next=/")


def test_a_page_moves_the_end_of_the_session(clerk_client):
    before = touched(clerk_client, TOUCH_EVERY + 1)
    assert clerk_client.get(reverse("home")).status_code == 200
    assert clerk_client.session[TOUCHED] > before


def test_the_session_is_written_at_most_once_a_minute(clerk_client):
    before = touched(clerk_client, TOUCH_EVERY - 5)
    clerk_client.get(reverse("home"))
    assert clerk_client.session[TOUCHED] == before


def test_the_log_has_who_and_where_but_not_what_was_asked(clerk_client, small_township, caplog):
    with caplog.at_level(logging.INFO, logger="xiaoping.requests"):
        answer = clerk_client.get(reverse("villages:person_list"), {"q": "秀英"})
    line = next(record.data for record in caplog.records if record.name == "xiaoping.requests")
    assert (line["user"], line["path"], line["id"]) == (
        small_township.clerk.pk,
        reverse("villages:person_list"),
        answer["X-Request-ID"],
    )
    assert "秀英" not in str(line)


@pytest.mark.django_db
def test_the_browsers_language_is_not_asked(client, settings):
    settings.LANGUAGE_CODE = "zh-hans"
    assert client.get(reverse("login"), headers={"Accept-Language": "en"})["Content-Language"] == "zh-hans"


@pytest.mark.django_db
def test_english_can_be_chosen(client, settings):
    settings.LANGUAGE_CODE = "zh-hans"
    client.post(reverse("set_language"), {"language": "en"})
    assert client.get(reverse("login"))["Content-Language"] == "en"


@pytest.mark.django_db
def test_the_watchdogs_page_needs_no_login(client):
    assert client.get(reverse("health")).content == b"ok"
