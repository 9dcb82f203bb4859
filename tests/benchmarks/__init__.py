"""Speed and memory, measured beside the alternative in one run: `make bench`.

Ratios count, not seconds: these numbers are never asserted in the suite, which asserts statement counts instead.
"""
