"""Plans and the yearly report (计划与报告): party work, what a report printed, the plan and its progress.

Words: a *party organisation* (基层党组织) hands in a *return* (党内统计年报) each year and holds *activities*
(三会一课, 组织生活会); a *seat* (班子成员) is an officer's time in the leadership team. Reading order as in villages;
querysets, models, filters, tables and views have one file a subject: party.
"""
