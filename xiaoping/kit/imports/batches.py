"""Bringing a file in: read and checked, shown, then applied whole or thrown away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import bulk, clock
from ..actions import Act, acting
from ..registry import action_labels
from .headers import Table, find_table, normalise
from .kinds import REFUSED, Kind, Planner, Row, kinds
from .models import ImportBatch, ImportRow
from .reading import Sheet, Unreadable, read

action_labels[bulk.IMPORT] = gettext_lazy("Brought in from a file")


def load(
    *, content: bytes, name: str, kind: str = "", year: int | None = None, day: date | None = None, by
) -> ImportBatch:
    """Read and check a file, and keep its rows to be looked through. Nothing is changed yet.

    Without a `kind` it is the one whose labels fit best. Raises ValidationError: the file cannot be read, is of no
    known kind, lacks a column, or was brought in before.
    """
    digest = hashlib.sha256(content).hexdigest()
    sheets = read(content)
    chosen = kinds[kind] if kind else recognise(sheets, by)
    refuse_without_permission(chosen, by)
    refuse_again(chosen, digest, by)
    tables = tables_of(chosen, sheets)
    rows = [row for table in tables for row in chosen.read(table)]
    if not rows:
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
    )
    planned(batch, rows)
    waiting = ImportBatch.objects.filter(user=by, kind=chosen.key, sha256=digest, state=ImportBatch.State.CHECKED)
    try:
        with transaction.atomic():
            waiting.delete()
            batch.save()
            keep(batch, rows)
    except IntegrityError as error:
        raise ValidationError(_("This very file was brought in already.")) from error
    return batch


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
    before = ImportBatch.objects.filter(user=by, kind=kind.key, sha256=digest, state=ImportBatch.State.APPLIED).first()
    if before is not None:
        raise ValidationError(
            _("This very file was applied on %(day)s already: there is nothing to do.")
            % {"day": timezone.localtime(before.applied_at).strftime("%Y-%m-%d %H:%M")}
        )


def planned(batch: ImportBatch, rows: list[Row], *, lock: bool = False) -> Planner:
    """Let the planner of the batch's kind say what each row would do, and count it."""
    kind = kinds[batch.kind]
    planner = kind.planner(kind, rows, user=batch.user, year=batch.year, day=batch.day, lock=lock)
    planner.plan()
    outcomes = [row.outcome for row in rows]
    for outcome in batch.counts:
        setattr(batch, outcome, outcomes.count(outcome))
    batch.warned = sum(1 for row in rows if row.problems and row.outcome != REFUSED)
    batch.plan = digest_of(rows)
    return planner


def digest_of(rows: Iterable[Row]) -> str:
    """A digest of what the rows would do, the same in every language."""
    whole = hashlib.sha256()
    for row in rows:
        plan = [row.sheet, row.line, row.outcome, len(row.problems), row.marks]
        whole.update(json.dumps(plan, ensure_ascii=False).encode())
    return whole.hexdigest()


def keep(batch: ImportBatch, rows: Iterable[Row]) -> None:
    """Keep the rows of a file, encrypted, with what was found."""
    for some in bulk.chunks(staged(batch, rows)):
        ImportRow.objects.bulk_create(some)


def staged(batch: ImportBatch, rows: Iterable[Row]):
    """The rows as they are kept."""
    for row in rows:
        kept = ImportRow(
            batch=batch, sheet=row.sheet[:40], line=row.line, outcome=row.outcome, is_warned=bool(row.problems)
        )
        kept.content = {
            "cells": row.cells,
            "about": row.about,
            "changes": row.changes,
            "problems": [astuple(problem)[:4] for problem in row.problems],
            "rules": [problem.rule for problem in row.problems],
        }
        yield kept


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
        with transaction.atomic():
            overtaken.batch.save()
            overtaken.batch.rows.all().delete()
            keep(overtaken.batch, overtaken.rows)
        raise ValidationError(
            _("The records changed since this was shown. Nothing was written. Look through it again.")
        ) from overtaken


class Overtaken(Exception):
    """What the rows would do is no longer what was shown."""

    def __init__(self, batch: ImportBatch, rows: list[Row]):
        super().__init__()
        self.batch, self.rows = batch, rows


def _apply(batch: ImportBatch, act: Act) -> ImportBatch:
    batch = ImportBatch.objects.writable_by(act.by).select_for_update().get(pk=batch.pk)
    if batch.state != ImportBatch.State.CHECKED:
        raise ValidationError(_("This file was applied or thrown away already."))
    refuse_without_permission(kinds[batch.kind], act.by)
    shown = batch.plan
    rows = rows_of(batch)
    planner = planned(batch, rows, lock=True)
    if batch.plan != shown:
        raise Overtaken(batch, rows)
    planner.write(act)
    batch.state, batch.act, batch.reason = ImportBatch.State.APPLIED, act.id, act.reason
    batch.applied_at = timezone.now()
    batch.save()
    batch.rows.all().delete()
    for some in bulk.chunks(touched(batch, rows)):
        ImportRow.objects.bulk_create(some)
    if len(rows) >= bulk.BATCH:
        bulk.analyse(*{type(record) for records in planner.made.values() for record in records[:1]})
    return batch


def rows_of(batch: ImportBatch) -> list[Row]:
    """The rows of a file as they were brought in, read anew."""
    kind = kinds[batch.kind]
    tables: dict[str, Table] = {}
    heads = {sheet[:40]: (sheet, head) for sheet, head in batch.heads.items()}
    for kept in batch.rows.order_by("pk").iterator(chunk_size=bulk.BATCH):
        name, head = heads[kept.sheet]
        if name not in tables:
            found = find_table(Sheet(name, [(0, head)]), kind.names)
            if found is None:  # the labels were known when the file was brought in
                raise ValidationError(_("This version knows other columns. Bring the file in again."))
            tables[name] = found
        tables[name].rows.append((kept.line, kept.content["cells"]))
    return [row for table in tables.values() for row in kind.read(table)]


def touched(batch: ImportBatch, rows: Iterable[Row]):
    """What stays of the rows: what each touched; the cells only of those that were refused."""
    for row, kept in zip(rows, staged(batch, rows), strict=True):
        if row.outcome != REFUSED:
            content = kept.content
            content["cells"] = []
            kept.content = content
        if row.record is not None and row.record.pk is not None:  # a new household may be refused as a whole
            kept.record, kept.key = row.record._meta.label_lower, str(row.record.pk)
        yield kept


@transaction.atomic
def discard(*, batch: ImportBatch, by) -> None:
    """Throw a file away that was not applied. Nothing remains of its rows."""
    batch = ImportBatch.objects.writable_by(by).select_for_update().get(pk=batch.pk)
    if batch.state != ImportBatch.State.CHECKED:
        raise ValidationError(_("This file was applied or thrown away already."))
    batch.state = ImportBatch.State.DISCARDED
    batch.save()
    batch.rows.all().delete()
