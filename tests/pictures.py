"""`make pictures`: the pictures in the documentation, taken from the demonstration township in a real Chromium."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM

BASE = Path(__file__).resolve().parent.parent
PORT = 8199
PASSWORD = "xiaoping-2019"  # noqa: S105 – the demonstration's, which the login page shows
DESK, PHONE = (1440, 900), (390, 844)
COLOURS = 96  # keeps a page's picture near 100 kB

PICTURES = (
    # file, account, address, size
    ("home", "leader", "/", DESK),
    ("figure", "leader", "/figures/poverty.remaining_poor_persons/?period=2018", DESK),
    ("village", "leader", "/villages/villages/8/?period=2018", DESK),
    ("overview", "leader", "/overview/?period=2018", DESK),
    ("phone", "cadre", "/villages/households/?in_force=2019-04-15", PHONE),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        for name, account, page, (width, height) in PICTURES:
            context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
            take(context.new_page(), account, page, BASE / "docs" / f"{name}.png")
            context.close()
            print(f"docs/{name}.png", flush=True)
        browser.close()


def take(page, account: str, address: str, target: Path) -> None:
    """Log in, open a page and keep its picture, in few colours."""
    page.goto("/login/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", PASSWORD)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/")
    page.goto(address)
    page.screenshot(path=target)
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


@contextmanager
def served(folder: str):
    """The demonstration township in a folder of its own, for as long as the block runs."""
    environment = {**os.environ, "XIAOPING_VAR": folder, "DATABASE_URL": ""}
    command = [sys.executable, "manage.py", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, cwd=BASE, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Until it answers. Raises RuntimeError if the server ends, or does not answer within ten minutes."""
    end = time.monotonic() + 600
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 – our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("The server does not answer: run “make serve” to see why.")


if __name__ == "__main__":
    main()
