"""What the register may say: causes, standards, attributes, how a household came and left."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    """Main cause of poverty (主要致贫原因, AAC007). Import by label: the numbers changed over the years."""

    ILLNESS = "illness", _("illness")
    DISABILITY = "disability", _("disability")
    SCHOOLING = "schooling", _("schooling")
    DISASTER = "disaster", _("disaster")
    LAND = "land", _("lack of land")
    WATER = "water", _("lack of water")
    SKILL = "skill", _("lack of skill")
    LABOUR = "labour", _("lack of labour")
    FUNDS = "funds", _("lack of funds")
    ROADS = "roads", _("poor roads")
    MOTIVATION = "motivation", _("lack of drive of one's own")
    MARRIAGE = "marriage", _("marriage")
    FUNERAL = "funeral", _("funeral")


CAUSES = ("cause", "second_cause", "third_cause")  # of a spell of poverty, the main one first


class Standard(models.TextChoices):
    """By whose line a household was identified (识别标准, AAC005)."""

    NATIONAL = "national", _("national standard")
    PROVINCIAL = "provincial", _("provincial standard")
    MUNICIPAL = "municipal", _("municipal standard")


class Attribute(models.TextChoices):
    """What kind of poor household it is (贫困户属性, AAC006), apart from whether it is still poor.

    The register's own words join the two, so that they cannot disagree; `attribute_label` says them.
    """

    GENERAL = "general", _("general")
    LOW_INCOME = "low_income", _("with low-income allowance")
    SUPPORTED = "supported", _("with five-guarantee support")
    BOTH = "both", _("with low-income allowance and five-guarantee support")


ATTRIBUTE_LABELS = {  # attribute, whether out of poverty → the register's words
    (Attribute.GENERAL, False): _("poor household in general"),
    (Attribute.LOW_INCOME, False): _("poor household with low-income allowance"),
    (Attribute.SUPPORTED, False): _("poor household with five-guarantee support"),
    (Attribute.BOTH, False): _("poor household with low-income allowance and five-guarantee support"),
    (Attribute.GENERAL, True): _("exited household in general"),
    (Attribute.LOW_INCOME, True): _("exited household with low-income allowance"),
    (Attribute.SUPPORTED, True): _("exited household with five-guarantee support"),
    (Attribute.BOTH, True): _("exited household with low-income allowance and five-guarantee support"),
}


def attribute_label(attribute: str, *, is_exited: bool):
    """The register's words for an attribute of a household that is, or is no longer, poor."""
    return ATTRIBUTE_LABELS[Attribute(attribute), is_exited]


class RegistrationBegin(models.TextChoices):
    """How a household came onto the register."""

    IDENTIFIED = "identified", _("identified")
    MOVED_WITHIN = "moved_within", _("moved from another village")


class RegistrationEnd(models.TextChoices):
    """Why a household left the register. Leaving poverty is no reason: exited households stay on it."""

    STRUCK_OFF = "struck_off", _("struck off: registered by mistake")
    DIED_OUT = "died_out", _("nobody left")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another village")


class SpellBegin(models.TextChoices):
    """How a household came into poverty."""

    IDENTIFIED = "identified", _("identified")
    FELL_BACK = "fell_back", _("fell back")
    MOVED_WITHIN = "moved_within", _("moved from another village")


class SpellEnd(models.TextChoices):
    """How a spell of poverty ended. Only `exited` counts as leaving poverty."""

    EXITED = "exited", _("left poverty")
    STRUCK_OFF = "struck_off", _("struck off: registered by mistake")
    DIED_OUT = "died_out", _("nobody left")
    MOVED_OUT = "moved_out", _("moved out of the township")
    MOVED_WITHIN = "moved_within", _("moved to another village")
