"""Everything that is kept of one person: gathered from every table, erased from every table."""
