"""Contacts out of files and pastes: which column says what, what would become of each row, and the import.

Order: `table` (what a file holds), `columns` (which column says what), `rows` (one row understood),
`preview` (all of them, before anything is written), `importing` (the doing, and what was left out).
"""
