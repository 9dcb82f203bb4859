"""Accounts, by the office itself: make one, post it, set a new password, unlock it, let its owner leave.

Reading order: actions, forms, pages, urls. What an account may do comes from its roles, where from its postings. Each
change says why; it stands in the account's history, and a posting's or an officer's in theirs.
"""
