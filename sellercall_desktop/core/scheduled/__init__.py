"""A call for later: a number or contact at a moment. It is dialed once, under the light as it stands then.

What came due while no program was there to dial it is asked about, never dialed late by itself. A callback
that was agreed in a wrap-up is a fact of its call (`wrap_up.callbacks`); lists show both.
"""
