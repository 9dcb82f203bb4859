"""How a report is written: figure tokens in its text, their values, the rendered document, its files.

tokens reads the text; typed finds numbers typed by hand; numbers says how a value is written; values reads what all
tokens need; rendering puts them together to a document; outline is the report that comes with the program. `layout`
holds the numbers of the official format, which `word` (docx) and `pdf` keep.
"""
