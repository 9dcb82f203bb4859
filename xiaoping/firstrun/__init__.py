"""An office's own database, from empty to its first log-in: township, villages, groups, first administrator.

Reading order: code (who may do it), layout (villages and groups as typed or pasted), opening (what is written), forms,
pages, urls and gate (every address leads to the pages until it is done; afterwards there are none).

The demonstration never comes into such a database: while the code waits, and once the township is set up.
"""
