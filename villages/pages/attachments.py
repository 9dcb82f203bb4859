"""The pages for photos and scans of households, people and villages."""

from xiaoping.kit.attachments.pages import AttachmentsPage, AttachPage

from ..models import Household, Person, Village


class AttachToHousehold(AttachPage):
    model = Household


class AttachToPerson(AttachPage):
    model = Person


class AttachToVillage(AttachPage):
    model = Village


class HouseholdAttachments(AttachmentsPage):
    model = Household


class PersonAttachments(AttachmentsPage):
    model = Person


class VillageAttachments(AttachmentsPage):
    model = Village


HOUSEHOLD_FILE_PAGES = (AttachToHousehold, HouseholdAttachments)
PERSON_FILE_PAGES = (AttachToPerson, PersonAttachments)
VILLAGE_FILE_PAGES = (AttachToVillage, VillageAttachments)
