"""Welfare (民政与社会保障): which benefits there are, who is entitled to them, what was paid, which houses made safe.

Words: a *programme* is a benefit under one document, with its rates; a *case* (申请) goes step by step to its decision;
an *award* (待遇) is a person's entitlement while it lasts; a *payment line* is one payment to one person, and a *batch*
the lines sent to the bank together. Reading order as in villages.
"""
