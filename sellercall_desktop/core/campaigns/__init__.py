"""Lists that are worked down by many desks: who is next, claims, caps, pauses.

Whether a number may be called now is `guard`'s to say, never a campaign's.
"""
