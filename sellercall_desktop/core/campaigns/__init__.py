"""Lists that are worked down by many desks: who is next, claims, caps, pauses.

Whether a number may be called now is the light's to say, never a campaign's. Who owns which fact: a name and
its numbers the contact, what happened on the telephone the call, whose turn it is the row of the campaign.
"""
