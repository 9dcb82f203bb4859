"""The passphrase of a backup: from a file for the nightly timer, from standard input, or typed."""

import getpass
import os
import sys
import unicodedata
from pathlib import Path

from django.utils.translation import gettext as _

from .words import BackupError

LEAST = 12  # characters


def read(source: str | None, *, is_new: bool) -> str:
    """The passphrase from a file (`-`: standard input), or typed; a new one is typed twice and must be long enough.

    Raises BackupError if others may read the file, if it is too short, or if there is nobody to ask.
    """
    if source == "-":
        text = sys.stdin.readline()
    elif source:
        text = _of_file(Path(source))
    else:
        text = _typed(is_new)
    text = unicodedata.normalize("NFC", text.rstrip("\r\n"))
    if is_new and len(text) < LEAST:
        raise BackupError(
            _("A passphrase has at least %(least)s characters: four or five words are easy to keep.") % {"least": LEAST}
        )
    return text


def _of_file(path: Path) -> str:
    """A credential of systemd's is its service's alone by an access list, which its mode shows as read by the group."""
    others = 0o007 if str(path.parent) == os.environ.get("CREDENTIALS_DIRECTORY") else 0o077
    try:
        if path.stat().st_mode & others:
            raise BackupError(_("%(path)s can be read by others: chmod 600 %(path)s") % {"path": path})
        return path.read_text()
    except OSError as error:
        raise BackupError(
            _("%(path)s cannot be read (%(error)s).") % {"path": path, "error": error.strerror}
        ) from error


def _typed(is_new: bool) -> str:
    if not os.isatty(0):
        raise BackupError(_("There is nobody to ask for the passphrase: name its file with --passphrase-file."))
    text = getpass.getpass(_("Passphrase: "))
    if is_new and getpass.getpass(_("Once more: ")) != text:
        raise BackupError(_("The two passphrases differ."))
    return text
