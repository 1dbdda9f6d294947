"""What was said between us and the providers over HTTP: noted, cleaned of secrets, kept for a while."""
