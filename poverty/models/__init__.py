"""The tables of poverty relief: the register, and the help its households were given."""

from .choices import (
    CAUSES,
    Attribute,
    Cause,
    RegistrationBegin,
    RegistrationEnd,
    SpellBegin,
    SpellEnd,
    Standard,
    attribute_label,
)
from .help import EnterpriseSupport, HelpPost, IndustryAward, Microcredit, TransferEmployment
from .policy import PolicyValue
from .register import AttributeSpell, HelperPairing, PovertySpell, RegisterStay, Registration

__all__ = [
    "CAUSES",
    "Attribute",
    "AttributeSpell",
    "Cause",
    "EnterpriseSupport",
    "HelpPost",
    "HelperPairing",
    "IndustryAward",
    "Microcredit",
    "PolicyValue",
    "PovertySpell",
    "RegisterStay",
    "Registration",
    "RegistrationBegin",
    "RegistrationEnd",
    "SpellBegin",
    "SpellEnd",
    "Standard",
    "TransferEmployment",
    "attribute_label",
]
