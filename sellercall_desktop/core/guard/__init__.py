"""May this number be called, now, by us?

Countries, hours by the customer's clock (`hours`), kinds of numbers that cost more (`dear_numbers`), what
today has cost (`spending`). Every way to dial asks `guard.Guard`. Rules of law, caps and do-not-call belong
here.
"""
