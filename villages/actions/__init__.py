"""What happens to households and people: births, deaths, marriages, moves, splits, and their ID numbers.

Every action takes keywords only, among them `by` and `reason`; finds its records within what `by` may change; refuses
with a ValidationError on the field at fault, saying what to do; and tells the other apps in the same transaction:

- `follow("death", person, household, on)`: a person died;
- `follow("move", household, successor, on)`: a household went to another village and goes on there as `successor`;
- `follow("transfer", person, household, successor, on)`: a person went from a household to another of the township,
  `successor`, by marriage or a split;
- `follow("departure", household, person, on, why)`: a person left the household for good, or, where `person` is None,
  the household left the books (`why` is its end: nobody left, or moved out).

Reading order: stays, births_and_deaths, marriages, heads, moves, idnumbers, setting_up; dated and years, for what is on
record of them beside; works, for what a village has and does.
"""

from .births_and_deaths import record_death, register_birth
from .dated import (
    begin_absence,
    certify_disability,
    close_account,
    end_absence,
    open_account,
    withdraw_certificate,
)
from .heads import change_head, split_household
from .idnumbers import give_id_number, notice_of, settle_id_conflict, withdraw_id_number
from .marriages import marry_in, marry_out
from .moves import move_household, move_in, move_out, move_out_person
from .setting_up import set_up_household
from .years import record_income, record_living_conditions, record_person_year

__all__ = [
    "begin_absence",
    "certify_disability",
    "change_head",
    "close_account",
    "end_absence",
    "give_id_number",
    "marry_in",
    "marry_out",
    "move_household",
    "move_in",
    "move_out",
    "move_out_person",
    "notice_of",
    "open_account",
    "record_death",
    "record_income",
    "record_living_conditions",
    "record_person_year",
    "register_birth",
    "set_up_household",
    "settle_id_conflict",
    "split_household",
    "withdraw_certificate",
    "withdraw_id_number",
]
