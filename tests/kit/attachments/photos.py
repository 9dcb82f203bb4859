"""What the tests of attachments share: forms, files, addresses."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import picture
from xiaoping.kit.attachments import actions
from xiaoping.kit.attachments.models import Attachment

DAY = date(2019, 3, 1)


def sent(**files):
    return {"title": "房屋正面", "on": "2019-03-01", "reason": "入户走访", **files}


def upload(content: bytes = b"", name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or picture())


def page(name: str, one) -> str:
    return reverse(name, args=[one.pk])


def remove(attachment, by) -> Attachment:
    return actions.remove_attachment(attachment=attachment, by=by, reason="照片传错了户")


def read(answer) -> bytes:
    return b"".join(answer.streaming_content)
