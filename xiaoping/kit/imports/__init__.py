"""Bringing in records from spreadsheets: read, checked, looked through, and applied whole.

An app declares in its `imports` what a file can hold (`kinds.register`). Reading order: reading (a file within bounds),
headers (which column is which), values (what a cell says), kinds (columns, rows, planners), batches (load, apply,
discard), models, pages.
"""
