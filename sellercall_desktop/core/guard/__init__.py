"""May this number be called, now, by us?

Countries, hours by the customer's clock (`hours`), kinds of numbers that cost more (`dear_numbers`), what
today has cost (`spending`), who asked not to be called (`do_not_call`). Every way to dial asks `guard.Guard`,
which heeds the law too: `by_law` gathers what `core.law` decides on, `lights` answers whoever asks.
"""
