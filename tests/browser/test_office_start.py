"""Done when: from an empty start an office reaches its home page with 8 villages, 3 users and its whole township.

The township is the demonstration's 3,718 households, taken out in layout H3 with numbers in clear by a server of its
own, as another office would send it. One pair of people shares an ID number there: the file's second household is
refused, taken down with its reasons, put right and brought in again. Nothing is done but in the browser.
"""

import io
import os
import re
import subprocess
import sys

import pytest
from openpyxl import load_workbook

from tests.browser.test_every_page import faults
from tests.run import BASE
from xiaoping.firstrun import code

pytestmark = pytest.mark.browser

KEEP_WHAT_IS_SAID = """
addEventListener("DOMContentLoaded", () => {
  const said = document.querySelector(".upload-text");
  const keep = () => sessionStorage.setItem("said", (sessionStorage.getItem("said") || "") + said.textContent + "\\n");
  if (said) new MutationObserver(keep).observe(said, {childList: true});
});
"""  # nothing can be asked of a page that waits for the next one

TAKE_OUT = """
import sys
from datetime import date
from poverty.layouts import Extract, write_layout
from villages.models import Stay, VillagerGroup
day = date(2018, 12, 31)
stays = Stay.objects.in_force(day)
extract = Extract(layout="H3", day=day, year=2018, stays=stays, is_clear=True)
with open(sys.argv[1] + "/h3.xlsx", "wb") as target:
    write_layout(extract, target, [])
groups = VillagerGroup.objects.order_by("village__number", "number").values_list("village__name", "name")
with open(sys.argv[1] + "/groups.tsv", "w", encoding="utf-8") as target:
    target.writelines(f"{village}\\t{group}\\n" for village, group in groups)
"""
ROWS_DONE = re.compile(r"已处理 [1-9][\d,]* 行，共 11,440 行")
LONG = 600_000  # milliseconds for checking or writing a township: nothing is timed here
HANDED, OWN = "shan-qing-shui-xiu", "of-my-own-making"
STAFF = (
    # name, user name, role, where (None: the whole township)
    ("李站长", "li", "sector_clerk", None),
    ("王干部", "wang", "village_cadre", "晓坪村"),
    ("赵书记", "zhao", "leader", None),
)


@pytest.fixture(scope="session")
def sent(tmp_path_factory):
    """What another office sends: its people in layout H3, and the list of its villages and groups."""
    folder = tmp_path_factory.mktemp("sent")
    surroundings = {**os.environ, "XIAOPING_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "xiaoping.settings"}
    surroundings.pop("DATABASE_URL", None)
    set_up = "import django; django.setup()\n"
    for command in (
        ["manage.py", "migrate", "--verbosity", "0"],
        ["manage.py", "load_demo", "--verbosity", "0"],
        ["-c", set_up + TAKE_OUT, str(folder)],
    ):
        subprocess.run([sys.executable, *command], cwd=BASE, env=surroundings, check=True)
    return folder


@pytest.fixture
def office(chromium, transactional_db, live_server, settings, tmp_path):
    """An empty start, and a browser before it that speaks Chinese."""
    settings.VAR = tmp_path
    settings.LANGUAGE_CODE = "zh-hans"
    code.make()
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(LONG)
    page.add_init_script(KEEP_WHAT_IS_SAID)
    yield page
    context.close()


def set_up(page, groups: str) -> None:
    page.goto("/")
    page.fill("[name=code]", code.make())
    page.fill("[name=township]", "晓坪乡")
    page.fill("[name=records_from]", "2018-01-01")
    page.fill("[name=villages]", f"行政村\t村民小组\n{groups}")
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/first-run/administrator/")
    page.fill("[name=name]", "周主任")
    page.fill("[name=username]", "zhou")
    page.fill("[name=password]", HANDED)
    page.fill("[name=again]", HANDED)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/login/")


def log_in_and_choose_a_password(page, username: str, handed: str) -> None:
    page.goto("/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", handed)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/password/")
    page.fill("[name=old_password]", handed)
    page.fill("[name=new_password1]", OWN)
    page.fill("[name=new_password2]", OWN)
    page.click("main .btn-primary")
    page.wait_for_url("**/password/done/")
    page.goto("/")


def make_account(page, name: str, username: str, role: str, where: str | None) -> str:
    """The password to hand over."""
    page.goto("/accounts/new/")
    page.fill("[name=name]", name)
    page.fill("[name=username]", username)
    page.check(f"[name=held][value={role}]")
    page.get_by_label(where or "全乡", exact=True).check()
    page.fill("[name=reason]", "启用系统")
    page.click("main form button[type=submit]")
    return page.inner_text(".slip code")


def said(page) -> str:
    """All that pages which waited said since this was asked last."""
    return page.evaluate("() => { const said = sessionStorage.said || ''; delete sessionStorage.said; return said; }")


def bring_in(page, content: bytes, name: str) -> list[int]:
    """Upload a file; how many rows are new, changed, the same, refused, and with a remark."""
    page.goto("/imports/")
    page.set_input_files("[name=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.fill("[name=year]", "2018")
    page.fill("[name=day]", "2018-12-31")
    page.click("main form button[type=submit]", timeout=LONG)
    page.wait_for_selector("form[data-wait]", timeout=LONG)
    return [int(text.replace(",", "")) for text in page.locator(".check-pills .count").all_inner_texts()]


def apply(page) -> None:
    page.fill("[name=reason]", "县扶贫办导出的全乡名单")
    page.click("form[data-wait] .btn-primary", timeout=LONG)
    page.wait_for_selector("a[href*='?import=']", timeout=LONG)


def put_right(content: bytes) -> bytes:
    """The refused rows without the ID number of whoever shares it with another."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    wrong = [row for row in sheet.iter_rows(min_row=2) if "V05" in row[-1].value]
    for row in wrong:
        row[head.index("证件号码")].value = None
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def headlines(page) -> dict[str, str]:
    """The headline figures of 2018 on the home page."""
    page.goto("/?period=2018")
    pairs = "all => all.map(one => ['.headline-label', '.num'].map(path => one.querySelector(path).innerText.trim()))"
    return dict(page.eval_on_selector_all(".headline", pairs))


def test_an_office_begins_with_its_whole_township(office, sent):
    page = office
    set_up(page, (sent / "groups.tsv").read_text("utf-8"))
    log_in_and_choose_a_password(page, "zhou", HANDED)
    handed = {username: make_account(page, name, username, *post) for name, username, *post in STAFF}
    assert sorted(handed) == ["li", "wang", "zhao"]

    page.context.clear_cookies()
    log_in_and_choose_a_password(page, "li", handed["li"])
    page.click("main .notice a")
    page.wait_for_url("**/imports/")
    assert bring_in(page, (sent / "h3.xlsx").read_bytes(), "H3.xlsx")[:4] == [11_437, 0, 0, 3]
    assert ROWS_DONE.search(said(page))
    assert faults(page) == []
    page.reload()  # the answer took the place of the page that sent the file, and of who listened there
    apply(page)
    assert ROWS_DONE.search(said(page))
    assert faults(page) == []
    first = page.url

    with page.expect_download() as download:
        page.click("a[href*='download=refused']")
    assert bring_in(page, put_right(download.value.path().read_bytes()), "更正.xlsx")[:4] == [3, 0, 0, 0]
    apply(page)

    figures = headlines(page)
    assert (figures["总户数"], figures["总人口"], figures["建档立卡户"]) == ("3,718", "11,440", "617")
    assert faults(page) == []
    page.goto(first)
    page.click("a[href*='?import=']")
    page.wait_for_selector("table.checks")
    assert faults(page) == []
