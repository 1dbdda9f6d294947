"""A person takes a call over, hands it on, gives it back.

Its states, each with time and cause, and recovery.
"""
