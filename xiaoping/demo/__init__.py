"""The demonstration township: made-up people whose figures are those of the 2018 report.

People come first and the figures follow. Nothing here looks at a total and then changes rows until it fits: totals are
shared out by largest remainder before anybody is made.

Reading order, from chance to database:

chance      streams of chance, one a purpose; sharing out by largest remainder; picking days
records     what is made: people, homes, families, the township
places      villages, groups, how many households each, who lives how poor
names       surnames, given names, ID numbers
shapes      what families look like; families  makes them as they are on 31 December 2018
past        how each came to be that way since 2014: splits, moves, marriages, heads who died
leavers     people and homes that left before that day; spring  what happened after it, to 14 April 2019
people      puts these together: the township, every home and stay
staff       officers; register  who came onto the register, left poverty, fell back, and who helped whom
writing     rows with their history; villages, accounts, poverty  write what belongs to each app; loading  calls them
lives       what is on record of people year by year; certificates  of disability
living      how households live and what they earn
policy      the rules in figures; index  fills the search index; help  what registered households were helped with
welfare     (a folder) who is entitled to what, cases, houses, relocations, payments
party       party work and the leadership team; printed  what the 2018 report printed; plan  that of 2019
safety      inspections and hazards; publicity  drills, campaigns; visits  visit rounds; cases  the case ledger
crops       what villages grow and earn; works  what was built and taught; statements  what officers state
measures    is it plausible? `manage.py demo_check` prints the answer

An app that joins later adds a module of its own with `load(township)` and its name to `loading.MODULES`.
"""
