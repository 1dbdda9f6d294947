"""Contacts on an SQL database: rows, lookup, pages, imports, merges."""
