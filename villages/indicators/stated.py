"""What officers state of the township: nobody can count it from records here."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Better, Time, Unit

from ..stated import stated

COUNTY_BUREAU = _("The county statistics bureau's figures for the township.")
LAND_REGISTER = _("The county's land and place-name records.")

DISTANCE_TO_COUNTY_SEAT = stated(
    key="villages.distance_to_county_seat",
    label=_("Distance to the county seat"),
    unit=Unit.KM,
    definition=_("By road from the township office to the county seat."),
    source=LAND_REGISTER,
)

TOWNSHIP_AREA = stated(
    key="villages.township_area",
    label=_("Area of the township"),
    unit=Unit.KM2,
    definition=_("The area within the township's boundary."),
    source=LAND_REGISTER,
)

FARMER_NET_INCOME = stated(
    key="villages.farmer_net_income_per_capita",
    label=_("Farmers' net income per head"),
    unit=Unit.YUAN,
    definition=_("The mean of all farmers of the township in the year. It is no test of any family."),
    source=COUNTY_BUREAU,
    time=Time.FLOW,
    better=Better.HIGHER,
)

FARMER_NET_INCOME_GROWTH = stated(
    key="villages.farmer_net_income_growth",
    label=_("Growth of farmers' net income per head"),
    unit=Unit.PERCENT,
    definition=_("Against the year before, as stated."),
    source=COUNTY_BUREAU,
    time=Time.FLOW,
    better=Better.HIGHER,
)

GROSS_PRODUCT = stated(
    key="villages.gross_product_expected",
    label=_("Gross product, expected"),
    unit=Unit.YUAN,
    definition=_("The gross product the township expects for the year when its report is written."),
    source=COUNTY_BUREAU,
    time=Time.FLOW,
    better=Better.HIGHER,
)

GROSS_PRODUCT_GROWTH = stated(
    key="villages.gross_product_growth",
    label=_("Growth of the gross product"),
    unit=Unit.PERCENT,
    definition=_("Against the year before, as stated."),
    source=COUNTY_BUREAU,
    time=Time.FLOW,
    better=Better.HIGHER,
)

MOREL_EXPECTED_INCOME = stated(
    key="villages.morel_expected_income",
    label=_("Income expected of morels"),
    unit=Unit.YUAN,
    definition=_("What the villages that grow morels expect to earn in the year."),
    source=_("The villages' own estimate."),
    time=Time.FLOW,
)
