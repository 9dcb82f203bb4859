"""What can go wrong with a backup, in words that say what to do."""

from django.utils.translation import gettext as _


class BackupError(Exception):
    """A backup was not made, or not restored; the message says why and what to do. Nothing half-written is left."""


class NoRoom(BackupError):
    """The disk is full."""

    def __init__(self, place, error: Exception):
        super().__init__(
            _("There is no room at %(place)s (%(error)s). Free some space, or name another folder; nothing was kept.")
            % {"place": place, "error": getattr(error, "strerror", None) or error}
        )


def not_a_backup() -> BackupError:
    return BackupError(_("This is not a backup of this program."))


def damaged() -> BackupError:
    return BackupError(_("The file is damaged: copy it once more, or take an older backup. Nothing was restored."))


def cut_short() -> BackupError:
    return BackupError(_("The file is cut short: copy it once more, or take an older backup. Nothing was restored."))


def wrong_passphrase() -> BackupError:
    return BackupError(_("The passphrase is wrong. Nothing was restored."))


def newer(what: str) -> BackupError:
    return BackupError(
        _("The backup was made by a newer version of this program (%(what)s). Upgrade this one first.") % {"what": what}
    )
