"""Is everything there that a call needs? The checks, and their sentences."""
