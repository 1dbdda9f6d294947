"""Reads the tables that people have: spreadsheets, their texts, telephone cards. Rows of texts come out.

`opening` finds out what a file is and opens it with `text_table`, `workbook_table` or `card_table`.
"""
