"""What every app of the township shares: periods, figures, list pages, exports, changes of state.

The kit imports none of our apps. Its only tables are bookkeeping. Reading order: periods, clock, registry, indicators,
filters, tables, listpages, exports, actions, history.
"""
