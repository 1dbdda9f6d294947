"""The business: no Qt, no HTTP, no SQL, no SDK, no company's words.

One folder a subject. The modules directly in here are the ground that every subject stands on: bus, tasks,
clock, days, errors, secrets, health, logbook, retrying, bounded, redaction. The ground names no subject, and
a subject names another only where `tests/test_architecture.py` lists it.
"""
