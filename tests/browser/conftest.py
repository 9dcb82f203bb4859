"""Debian's Chromium on the small township, served with its static files. A page that complains fails its test."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop makes Django believe that tests are asynchronous
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browse(chromium, live_server, small_township):
    """Open a fresh browser of a width, with or without script; at the end nothing may have been complained of."""
    contexts, complaints = [], []

    def opened(width: int = 1440, script: bool = True):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def log_in():
    """Log a user of the small township in by the form."""

    def by_form(page, username: str) -> None:
        page.goto("/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", "pass-for-tests")
        page.click("form.login-form button[type=submit]")
        page.wait_for_url("**/")

    return by_form
