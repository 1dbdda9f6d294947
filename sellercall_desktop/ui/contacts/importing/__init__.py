"""Importing contacts within their page: where from, what the columns say, what becomes of each row."""
