"""Photos and scans: small, but real files."""

import hashlib
from datetime import date
from io import BytesIO

import factory
from factory.django import DjangoModelFactory
from PIL import Image

from xiaoping.kit.attachments import storage
from xiaoping.kit.attachments.models import Attachment

from .villages import HouseholdFactory


def picture(kind: str = "JPEG", size=(60, 40), colour="teal", mode: str = "RGB", **options) -> bytes:
    """A picture of one colour as a file; `kind` may also be PDF."""
    target = BytesIO()
    Image.new(mode, size, colour).save(target, kind, **options)
    return target.getvalue()


class AttachmentFactory(DjangoModelFactory):
    """A photo of a household of its own, unless `owner` names another record and `village` its village."""

    class Meta:
        model = Attachment
        exclude = ("owner", "content")

    owner = factory.SubFactory(HouseholdFactory)
    content = factory.Sequence(lambda n: picture(size=(60 + n % 400, 40)))
    village = factory.LazyAttribute(lambda one: one.owner.village)
    record = factory.LazyAttribute(lambda one: one.owner._meta.label_lower)
    key = factory.LazyAttribute(lambda one: str(one.owner.pk))
    title = "房屋正面"
    taken_on = date(2019, 3, 1)
    format = "jpg"
    file = factory.LazyAttribute(lambda one: storage.put(one.content, "jpg"))
    preview = factory.LazyAttribute(lambda one: storage.put(one.content, "jpg"))
    size = factory.LazyAttribute(lambda one: len(one.content))
    width, height = 60, 40
    sha256 = factory.LazyAttribute(lambda one: hashlib.sha256(one.content).hexdigest())
