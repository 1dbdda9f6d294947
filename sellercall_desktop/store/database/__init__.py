"""The database itself: an SQLite file or a PostgreSQL server, its connections, schema and migrations."""
