"""Plans and the yearly report (计划与报告): party work, what a report printed, the plan and its progress.

Words: a *party organisation* (基层党组织) hands in a *return* (党内统计年报) each year and holds *activities*
(三会一课, 组织生活会); a *seat* (班子成员) is an officer's time in the leadership team. A *printed figure* is a number
with its place in a report, a *finding* a contradiction among them. A *target* hangs on a *goal*; its progress is
*declared*, *provable* with evidence, and *verified* by somebody else. A *close* (结账) keeps what every figure of a
month or year was, with its rows; the *bridge* leads from then to now.

Reading order as in villages; models, querysets, actions, pages and admin have one file a subject: party, plan, printed,
closing. checking/ holds printed figures against each other and the records; closing/ takes closes and explains what
differs since; standing says how a target stands; shipped reads the printed figures that come with the program.
"""
