"""The balances of welfare: who has the low-income allowance, who has five-guarantee support."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import Balance, register

from . import filters
from .models import Benefit

for key, label, benefit in (
    ("welfare.low_income", _("People with low-income allowance"), Benefit.LOW_INCOME),
    ("welfare.five_guarantee", _("People with five-guarantee support"), Benefit.FIVE_GUARANTEE),
):
    register(Balance(key, label, filters.AwardFilter, "welfare:award_list", params={"benefit": benefit.value}))
