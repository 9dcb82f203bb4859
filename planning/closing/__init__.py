"""Closing a period, and what became of it since.

Reading order: rows (what a figure counts, packed and folded), taking (a close is taken), reading (what was closed, as
far as a user may see it), held (whether the balances hold), causes (what happened to a record since a moment), bridge
(from then to now, line by line).
"""
