"""The tables of poverty relief: the register, and the help its households were given."""

from .help import EnterpriseSupport, HelpPost, IndustryAward, Microcredit, TransferEmployment
from .policy import PolicyValue
from .register import (
    Cause,
    HelperPairing,
    PovertySpell,
    RegisterStay,
    Registration,
    RegistrationBegin,
    RegistrationEnd,
    SpellBegin,
    SpellEnd,
)

__all__ = [
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
    "TransferEmployment",
]
