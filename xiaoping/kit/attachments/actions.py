"""Adding photos and scans to a record, and removing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from .. import clock
from ..actions import action, current_act, locked, save
from ..days import check_day
from . import storage, takers
from .models import Attachment
from .pictures import Prepared, prepare

AT_ONCE = 10  # files


@dataclass(frozen=True)
class Ready:
    """A file that was looked at: what is kept of it, or why it is not."""

    name: str
    kept: Prepared | ValidationError


def attaching(function: Callable) -> Callable:
    """Make a function that takes `uploads` an action, whose pictures are made ready before its transaction begins.

    Decoding takes seconds, and on SQLite everybody waits for whoever writes. Raises ValidationError for too many.
    """
    act = action(function)

    @wraps(function)
    def run(*, uploads: Sequence[UploadedFile | Ready] = (), **given):
        return act(uploads=made_ready(uploads), **given)

    return run


def made_ready(uploads: Sequence[UploadedFile | Ready]) -> list[Ready]:
    """Each file with what is kept of it; what an action made ready already stays so."""
    if len(uploads) > AT_ONCE:
        raise ValidationError(
            {"uploads": _("Choose %(limit)s files at most, and the rest after that.") % {"limit": AT_ONCE}}
        )
    return [file if isinstance(file, Ready) else _ready(file) for file in uploads]


def _ready(file: UploadedFile) -> Ready:
    if current_act() is not None:
        raise RuntimeError("Pictures are made ready before the transaction: make this action one that is attaching.")
    try:
        return Ready(file.name or "", prepare(file))
    except ValidationError as error:
        return Ready(file.name or "", error)


@attaching
def attach(*, record, uploads: Sequence[Ready], title: str, on: date, by, reason) -> list[Attachment]:
    """Keep photos or scans of a record, taken on the day `on`: all of them, or none.

    Raises ValidationError on `uploads` for none, and with a line for each file that cannot be kept, and what to do
    about it.
    """
    record = locked(record, by)
    check_day(on)
    if not uploads:
        raise ValidationError({"uploads": _("Take a photo, or choose at least one file.")})
    prepared: list[Prepared] = []
    refused: list[str] = []
    for file in uploads:
        if isinstance(file.kept, ValidationError):
            refused.extend(file.kept.messages)
            continue
        try:
            prepared.append(_new(file.kept, file.name, record, prepared))
        except ValidationError as error:
            refused.extend(error.messages)
    if refused:
        raise ValidationError({"uploads": refused})
    return [_kept(one, record, title, on) for one in prepared]


def _new(one: Prepared, name: str, record, others: list[Prepared]) -> Prepared:
    """The same, if the record does not have it yet."""
    known = Attachment.objects.of(record).in_use().filter(sha256=one.sha256).exists()
    if known or one.sha256 in {other.sha256 for other in others}:
        raise ValidationError(_("“%(name)s” is attached already.") % {"name": name})
    return one


def _kept(one: Prepared, record, title: str, on: date) -> Attachment:
    names = [storage.put(one.content, one.format)]
    if one.preview:
        names.append(storage.put(one.preview, Attachment.Format.JPEG))
    try:
        return save(
            Attachment(
                village_id=takers.taker_of(record).village_of(record),
                record=record._meta.label_lower,
                key=str(record.pk),
                title=title,
                taken_on=on,
                format=one.format,
                file=names[0],
                preview=names[1] if one.preview else "",
                size=len(one.content),
                width=one.width,
                height=one.height,
                sha256=one.sha256,
            )
        )
    except BaseException:
        storage.discard(names)
        raise


@action
def remove_attachment(*, attachment: Attachment, by, reason) -> Attachment:
    """It should not have been attached, or no longer holds: nobody is shown it any more, the history keeps it."""
    attachment = locked(attachment, by)
    if attachment.removed_on is not None:
        raise ValidationError(_("It was removed on %(day)s.") % {"day": attachment.removed_on})
    attachment.removed_on = clock.today()
    return save(attachment)
