"""The pages for photos and scans of steps of cases, and of house works: before, during and after."""

from xiaoping.kit.attachments.pages import AttachmentsPage, AttachPage

from ..models import ApplicationStep, HouseWork


class AttachToStep(AttachPage):
    model = ApplicationStep


class StepAttachments(AttachmentsPage):
    model = ApplicationStep


class AttachToWork(AttachPage):
    model = HouseWork


class WorkAttachments(AttachmentsPage):
    model = HouseWork


STEP_FILE_PAGES = (AttachToStep, StepAttachments)
WORK_FILE_PAGES = (AttachToWork, WorkAttachments)
