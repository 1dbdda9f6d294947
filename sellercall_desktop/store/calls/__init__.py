"""The call history on the database: calls as rows, search, pages by key, and what damaged rows still hold."""
