"""The account a household is paid into: opened, or another put in its place, as on the household's sheet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoping.kit import masks
from xiaoping.kit.imports import values
from xiaoping.kit.imports.kinds import Column

from ..models import BankAccount, Relation
from .homes import Home, HomePlanner

LENGTHS = range(8, 24)  # cards have 16 to 19 figures, passbooks other numbers


def _number(cell: str) -> str:
    """Figures only, as text: a spreadsheet keeps 15 of them and makes the rest zero."""
    number = "".join(values.half_width(cell).replace("-", "").split())
    if values.LOST_DIGITS.fullmatch(number):
        raise ValidationError(
            _("The spreadsheet made a number of it and lost its last digits. Format the column as text, type it again.")
        )
    if not (number.isascii() and number.isdecimal()) or len(number) not in LENGTHS:
        raise ValidationError(_("An account number has 8 to 23 figures, and nothing else."))
    return number


COLUMNS = (
    Column("bank", ("开户银行", "开户银行名称"), values.text(60), sample="农商银行"),
    Column(
        "account",
        ("银行卡号", "银行账号"),
        _number,
        sample="6230900000000000018",
        help=gettext_lazy("As text, held by the head. Another number takes the place of the one on record."),
        mask=masks.account,
    ),
)
KEYS = tuple(column.key for column in COLUMNS)


class AccountPlanner(HomePlanner):
    """Households whose rows may tell of their account."""

    def find_homes(self) -> list[Home]:
        homes = super().find_homes()
        wanted = [home.household.pk for home in homes if not home.is_new and "account" in home.said]
        held = self._found(BankAccount.objects.filter(until=None), "household_id", wanted, of=("self",))
        self.accounts = {account.household_id: account for account in held}
        return homes

    def check_account(self, home: Home) -> None:
        """Refuse a new number without its bank, and one of before the account on record."""
        number = home.said.get("account", ("", 0))[0]
        account = self.accounts.get(home.household.pk)
        if not number or (account is not None and account.number == number):
            return
        if "bank" not in home.said:
            self._refuse_account(home, "bank", _("Name the bank beside a new account number."))
        elif account is not None and account.since >= self.day:
            self._refuse_account(
                home, "account", _("On record another is in use since %(day)s.") % {"day": account.since}
            )

    def _refuse_account(self, home: Home, key: str, message: str) -> None:
        for row in home.rows:
            if not row.is_refused and any(name in row.values for name in KEYS):
                self.refuse(row, key, message)

    def write_account(self, home: Home) -> None:
        """Plan the account, once the members are known."""
        number, _line = home.said.get("account", ("", 0))
        former = self.accounts.get(home.household.pk)
        telling = [row for row in home.rows if not row.is_refused and "account" in row.values]
        head = next((one.stay.person for one in home.family if one.stay.relation == Relation.HEAD), None)
        if not telling or head is None or (former is not None and former.number == number):
            return
        household = home.household
        account: Any = BankAccount(
            village=household.village,
            household=household,
            holder=head,
            bank=home.said["bank"][0],
            since=max(self.day, household.since),
        )
        account.number = number
        if former is not None:
            former.until = account.since
            self.changed.setdefault((BankAccount, former.pk), (former, set()))[1].add("until")
        if not home.is_new:
            self.note(telling[0], account, "masked", former.masked if former else "", account.masked)
        self.make(account)
