"""Exchanges with the providers: the list, one in full, and what can be done with it."""
