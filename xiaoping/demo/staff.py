"""Officers: the township's 43 and three cadres a village at the end of 2018, and those whose posts they took over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from .chance import day_between, pick, stream
from .names import SURNAMES, given_name
from .records import FEMALE, MALE, Village

LEADERS = (
    "党委书记", "党委副书记、乡长", "人大主席", "党委副书记", "纪委书记",
    "党委委员、武装部长", "党委委员、组织委员", "副乡长", "副乡长",
)  # fmt: skip
OFFICES = {
    "扶贫办主任": 1,
    "扶贫专干": 7,
    "民政办主任": 1,
    "民政办干事": 3,
    "农技站站长": 1,
    "农技员": 5,
    "国土所干事": 2,
    "财政所干事": 3,
    "安监站站长": 1,
    "综治办干事": 3,
    "卫计办干事": 3,
    "党政办主任": 1,
    "党政办干事": 3,
}
CADRES = ("村党支部书记", "村委会主任", "村秘书")
TOOK_OVER = 6  # posts that changed hands
PHONE = "1400001{:04}"


@dataclass(frozen=True)
class Account:
    """Who logs in: the role's group, the post, and the village a cadre is posted to (others to the whole township).

    Forms and logs are in the administration: only the leader, who reads, has no use for it.
    """

    username: str
    group: str
    title: str
    village: str = ""
    uses_admin: bool = False
    post: str = ""  # held beside the role


ACCOUNTS = (
    Account("cadre", "village_cadre", "村委会主任", "小冲村", uses_admin=True),
    Account("clerk", "sector_clerk", "扶贫办主任", uses_admin=True, post="public_order_post"),
    Account("leader", "leader", "党委副书记、乡长", post="public_order_post"),
    Account("auditor", "auditor", "纪委书记", uses_admin=True),
    Account("admin", "administrator", "党政办主任", uses_admin=True),
)


@dataclass(eq=False)
class Officer:
    """An officer in a post, of a village or, without one, of the township."""

    name: str
    title: str
    village: Village | None
    phone: str
    since: date
    until: date | None = None
    username: str = ""


@dataclass(eq=False)
class Post:
    """Who held a post one after the other."""

    officers: list[Officer]

    @property
    def holder(self) -> Officer:
        return self.officers[-1]


def build(villages: list[Village]) -> list[Post]:
    """Every post: the township's first, then each village's. No two officers bear one name."""
    chance = stream("officers")
    taken: set[str] = set()
    titles: list[tuple[str, Village | None]] = [(title, None) for title in LEADERS]
    titles += [(title, None) for title, number in OFFICES.items() for _ in range(number)]
    titles += [(title, village) for village in villages for title in CADRES]
    posts = []
    for place, (title, village) in enumerate(titles):
        since = day_between(chance, date(2008, 1, 1), date(2014, 12, 31))
        posts.append(Post([Officer(_name(taken, chance), title, village, PHONE.format(place), since)]))
    for post in chance.sample(posts, TOOK_OVER):
        on = day_between(chance, date(2016, 1, 1), date(2018, 6, 30))
        left = post.holder
        left.until = on
        post.officers.append(Officer(_name(taken, chance), left.title, left.village, left.phone, on))
    for account in ACCOUNTS:
        _holder(posts, account).username = account.username
    return posts


def _holder(posts: list[Post], account: Account) -> Officer:
    holders = [post.holder for post in posts if post.holder.title == account.title]
    return next(one for one in holders if (one.village.name if one.village else "") == account.village)


def _name(taken: set[str], chance: Random) -> str:
    name = ""
    while not name or name in taken:
        sex = pick(chance, {MALE: 70, FEMALE: 30})
        name = pick(chance, SURNAMES) + given_name(sex, chance.randint(1962, 1993), chance)
    taken.add(name)
    return name
