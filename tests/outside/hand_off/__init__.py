"""Hand-offs of the real program as a process of its own, struck from outside."""
