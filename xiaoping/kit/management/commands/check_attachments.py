"""Compares photos and scans with what the database says of them, as after restoring a backup."""

import hashlib
import time

from django.core.management.base import BaseCommand, CommandError

from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.attachments.storage import discard, names, shelf

AN_HOUR = 3600  # seconds; a younger file may belong to an entry that is being made


class Command(BaseCommand):
    help = "Names files that are missing or changed; --remove-strays removes those that belong to nothing."

    def add_arguments(self, parser):
        parser.add_argument("--remove-strays", action="store_true", help="remove files that belong to no record")

    def handle(self, *args, remove_strays=False, **options):
        known, lost = set(), 0
        for attachment in Attachment.objects.order_by("pk").iterator():
            known |= {attachment.file, attachment.preview}
            if fault := self.fault(attachment):
                lost += 1
                self.stdout.write(f"attachment {attachment.pk} of {attachment.record} {attachment.key}: {fault}")
        strays = [name for name in sorted(names() - known) if self.is_old(name)]
        if remove_strays:
            discard(strays)
        self.stdout.write(
            f"{len(known - {''})} files in use, {lost} records with a file missing or changed, "
            f"{len(strays)} strays{' removed' if remove_strays else ''}."
        )
        if lost:
            raise CommandError("Bring the missing files back from the backup: they lie in the folder “media”.")

    def fault(self, attachment: Attachment) -> str:
        """What is wrong with the files of an attachment, in words; empty if nothing is."""
        for name in filter(None, (attachment.file, attachment.preview)):
            if not shelf.exists(name):
                return f"{name} is missing"
        with shelf.open(attachment.file) as file:
            if hashlib.sha256(file.read()).hexdigest() != attachment.sha256:
                return f"{attachment.file} has changed"
        return ""

    def is_old(self, name: str) -> bool:
        return time.time() - shelf.get_modified_time(name).timestamp() > AN_HOUR
