"""A call, from the wish to make it to its last fact.

`call` is the pure merge of `facts`: the same facts in any order give the same call. `engine` is the one
door of every action; behind it `outgoing` takes a number to a ringing telephone by `placement`, `ending`
hangs up until it is done, `follow` asks the providers, `reconcile` finds out after a start what became of
what was left. `ledger` is the one way a fact changes a call: saved, then published. What a call needs of
the world is in `ports`, what it needs of the history in `history`.
"""
