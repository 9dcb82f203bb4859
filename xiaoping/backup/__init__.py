"""One encrypted file with everything an office cannot lose: its rows, its attachments and its keys.

It is a dump of rows, not of a database: what was backed up on SQLite is restored into PostgreSQL, and back. The rows
are those of one moment, whatever is entered meanwhile. Memory is bounded by one batch of rows and one piece of a file.

Reading order, from the passphrase to the commands:

words       what can go wrong, and what the user is told
passphrase  where it comes from
sealing     a key from the passphrase; the content in authenticated pieces
files       attachments, with the digest of each
rows        the rows of every table as text, and back
figures     every figure of every year, township and villages
archive     what lies in the file, and in which order
making      `manage.py backup`      restoring   `manage.py restore`      keeping   which old backups go

A backup gets its name only after `manage.py restore` has brought it back aside and found every row, file and figure.
"""
