"""Photos and scans, on any record of any app.

An app says that a kind of record takes them (`takers.accept(Hazard, personal=False)` in its `panels.py`), declares two
pages on it (`pages.AttachPage`, `pages.AttachmentsPage`) and shows `_parts/attachments.html` with
`panel.shown(record, user)`; a sheet gets it as a panel by `panel.add(Hazard)`. An action page that asks for photos
along with other things derives its form from `forms.FilesForm`; its action is `@attaching`, so that pictures are
decoded before anybody waits for its transaction, and calls `actions.attach` on its record.

The files lie under `XIAOPING_VAR/media`, readable by the server's own account alone, and belong into every backup
together with the database, which keeps their names and SHA-256; `manage.py check_attachments` compares the two.

Reading order: models, takers, pictures, pdfs, storage, actions, forms, panel, pages.
"""
