"""Who lives where in the township: villages, groups, households, people, and the officers who look after them.

Words: a *household* (户) lives in one village for life; a *stay* (在户) is a person's time in a household; a *posting*
(任职范围) says which villages a user may see. Reading order: models, querysets, actions, filters, indicators, views.
"""
