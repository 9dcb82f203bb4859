"""Bringing a file in: read and checked, shown, then applied whole or thrown away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import bulk, clock
from ..actions import Act, acting
from ..crypto import Box
from ..registry import action_labels
from ..room import needs_room
from . import progress
from .headers import Table, find_table, normalise
from .kinds import Kind, Row, kinds
from .models import ImportBatch
from .parts import Pass, parts_of, uncollected
from .reading import Sheet, Unreadable, read

APPLIED, DISCARDED = ImportBatch.State.APPLIED, ImportBatch.State.DISCARDED
action_labels[bulk.IMPORT] = gettext_lazy("Brought in from a file")


@needs_room()
def load(
    *, content: bytes, name: str, kind: str = "", year: int | None = None, day: date | None = None, by
) -> ImportBatch:
    """Read and check a file, and keep its rows to be looked through. No record is changed yet.

    Without a `kind` it is the one whose labels fit best. Raises ValidationError: the file cannot be read, is of no
    known kind, lacks a column, or was brought in before; the disk is full. The same file not yet applied is checked
    anew. Each part is kept as soon as it is checked, so that `done` of the batch tells how far it is.
    """
    digest = hashlib.sha256(content).hexdigest()
    sheets = read(content)
    chosen = kinds[kind] if kind else recognise(sheets, by)
    refuse_without_permission(chosen, by)
    refuse_again(chosen, digest, by)
    tables = tables_of(chosen, sheets)
    total = sum(len(table.rows) for table in tables)
    if not total:
        raise Unreadable(_("Below the labels there is no row. Fill in the rows and bring the file in again."))
    batch = ImportBatch(
        user=by,
        kind=chosen.key,
        file_name=name[-120:],
        sha256=digest,
        year=year or clock.today().year - 1,
        day=day or clock.today(),
        heads={table.sheet: table.head for table in tables},
        unused=unused(chosen, tables),
        state=ImportBatch.State.CHECKING,
        total=total,
        seen_at=timezone.now(),
        row_key=Box.new_key(),
    )
    mine = ImportBatch.objects.filter(user=by)
    unapplied = mine.filter(kind=chosen.key, sha256=digest).exclude(state__in=(APPLIED, DISCARDED))
    try:
        with transaction.atomic():
            mine.interrupted().delete()
            unapplied.delete()
            batch.save()
    except IntegrityError as error:
        raise ValidationError(_("This very file was brought in already.")) from error
    try:
        check(batch, chosen, parts_of(chosen, tables))
    except BaseException:
        mine.filter(pk=batch.pk, state=ImportBatch.State.CHECKING).delete()
        raise
    finally:
        progress.forget(by)
    return batch


def check(batch: ImportBatch, kind: Kind, parts: Iterable[list[Row]]) -> None:
    """Keep what each row would do, part by part. Raises ValidationError if the batch is thrown away meanwhile."""
    run = Pass(batch, kind)
    progress.tell(batch.user, 0, batch.total)
    with uncollected(parts) as each:
        for rows in each:
            run.plan(rows)
            run.tell()
            with transaction.atomic():
                still_checking(batch)
                run.keep(rows)
            progress.tell(batch.user, batch.done, batch.total)
    with transaction.atomic():
        still_checking(batch)
        batch.state = ImportBatch.State.CHECKED
        batch.save()


def still_checking(batch: ImportBatch) -> None:
    """Say how far the check is. Raises ValidationError if somebody threw the batch away, or began anew."""
    checking = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.CHECKING)
    if not checking.update(done=batch.done, seen_at=timezone.now()):
        raise ValidationError(_("This file was thrown away or brought in again while it was being checked."))


def unused(kind: Kind, tables: list[Table]) -> list[str]:
    """Labels that say nothing here, without those that are known and passed over, in the order of the file."""
    passed_over = set(map(normalise, kind.passed_over))
    labels = dict.fromkeys(label for table in tables for label in table.unknown)
    return [label for label in labels if normalise(label) not in passed_over]


def recognise(sheets: list[Sheet], by) -> Kind:
    """The kind whose columns a file has; of several, the one that uses most of its labels. Raises Unreadable."""
    best, most, lacking = None, 0, ""
    for kind in kinds:
        if not may(kind, by):
            continue
        for sheet in sheets:
            table = find_table(sheet, kind.names)
            if table is None:
                continue
            missing = kind.missing(table)
            if missing:
                lacking = lacking or ", ".join(missing)
            elif len(table.places) > most:
                best, most = kind, len(table.places)
    if best is None:
        raise Unreadable(no_table(lacking))
    return best


def tables_of(kind: Kind, sheets: list[Sheet]) -> list[Table]:
    """The tables of a file that are of a kind. Raises Unreadable if there is none, saying what is missing."""
    found = [table for sheet in sheets if (table := find_table(sheet, kind.names)) is not None]
    whole = [table for table in found if not kind.missing(table)]
    if not whole:
        raise Unreadable(no_table(", ".join(kind.missing(found[0])) if found else ""))
    return whole


def no_table(lacking: str) -> str:
    """What is said of a file without a table that can be taken."""
    if lacking:
        return _("These columns are missing: %(columns)s. Add them, or take a template.") % {"columns": lacking}
    return _("No row of labels was found, such as 户编号 or 姓名. Take a template, or choose what the file holds.")


def may(kind: Kind, by) -> bool:
    """Whether somebody may bring in what is of a kind."""
    return by is None or by.has_perms(kind.permissions)


def refuse_without_permission(kind: Kind, by) -> None:
    """Raises ValidationError if somebody may not bring in what is of a kind."""
    if not may(kind, by):
        raise ValidationError(_("You may not bring in records of this kind."))


def refuse_again(kind: Kind, digest: str, by) -> None:
    """Raises ValidationError if somebody applied this very file before."""
    before = ImportBatch.objects.filter(user=by, kind=kind.key, sha256=digest, state=APPLIED).first()
    if before is not None:
        raise ValidationError(
            _("This very file was applied on %(day)s already: there is nothing to do.")
            % {"day": timezone.localtime(before.applied_at).strftime("%Y-%m-%d %H:%M")}
        )


@needs_room()
def apply(*, batch: ImportBatch, by, reason: str) -> ImportBatch:
    """Do what the rows of a file say, all of them but the refused, or nothing at all.

    It is worked out anew under lock. Raises ValidationError if that is no longer what was shown: the batch then shows
    what is so now, to be looked through again.
    """
    try:
        with acting(bulk.IMPORT, by=by, reason=reason) as act:
            return _apply(batch, act)
    except IntegrityError as error:
        raise ValidationError(
            _("Somebody changed the same records at this moment. Nothing was written. Apply it again.")
        ) from error
    except Overtaken as overtaken:
        check_again(batch)
        raise ValidationError(
            _("The records changed since this was shown. Nothing was written. Look through it again.")
        ) from overtaken
    finally:
        progress.forget(by)


class Overtaken(Exception):
    """What the rows would do is no longer what was shown."""


def _apply(batch: ImportBatch, act: Act) -> ImportBatch:
    batch = ImportBatch.objects.writable_by(act.by).select_for_update().get(pk=batch.pk)
    if batch.state != ImportBatch.State.CHECKED:
        raise ValidationError(_("This file was applied or thrown away already."))
    kind = kinds[batch.kind]
    refuse_without_permission(kind, act.by)
    shown, run = batch.plan, Pass(batch, kind, lock=True)
    progress.tell(act.by, 0, batch.total)
    with uncollected(rows_of(batch, kind)) as each:
        for rows in each:
            run.plan(rows)
            run.write(act)
            batch.rows.filter(part=run.number).delete()
            run.keep(rows, applied=True)
            progress.tell(act.by, run.counts.total(), batch.total)
    run.tell()
    if batch.plan != shown:
        raise Overtaken
    batch.state, batch.act, batch.reason = APPLIED, act.id, act.reason
    batch.applied_at = timezone.now()
    batch.save()
    if run.counts.total() >= bulk.BATCH:
        bulk.analyse(*kind.planner.order)
    return batch


@transaction.atomic
def check_again(batch: ImportBatch) -> None:
    """Work out anew what the rows of a checked file would do."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    kind = kinds[batch.kind]
    run = Pass(batch, kind)
    with uncollected(rows_of(batch, kind)) as each:
        for rows in each:
            run.plan(rows)
            batch.rows.filter(part=run.number).delete()
            run.keep(rows)
    run.tell()
    batch.save()


def rows_of(batch: ImportBatch, kind: Kind) -> Iterator[list[Row]]:
    """The rows of a file as they were brought in, read anew, part by part."""
    tables: dict[str, Table] = {}
    for sheet, head in batch.heads.items():
        found = find_table(Sheet(sheet, [(0, head)]), kind.names)
        if found is None:  # the labels were known when the file was brought in
            raise ValidationError(_("This version knows other columns. Bring the file in again."))
        tables[sheet[:40]] = found
    last = batch.rows.aggregate(last=Max("part"))["last"] or 0
    for part in range(1, last + 1):
        kept = batch.rows.filter(part=part).values_list("sheet", "line", "place", "encrypted")
        yield [
            kind.read_row(tables[sheet], (line, json.loads(batch.box.open(encrypted))["cells"]), place)
            for sheet, line, place, encrypted in kept
        ]


@transaction.atomic
def discard(*, batch: ImportBatch, by) -> None:
    """Throw a file away that was not applied. Nothing remains of its rows."""
    batch = ImportBatch.objects.writable_by(by).select_for_update().get(pk=batch.pk)
    if batch.state in (APPLIED, DISCARDED):
        raise ValidationError(_("This file was applied or thrown away already."))
    batch.state, batch.row_key = DISCARDED, ""
    batch.save()
    batch.rows.all().delete()
