"""The telephone numbers of the account: borrowed, watched over, given back, checked.

`number` is the record, `routing` compares where a number points, `setup` changes it, `keeper` watches it,
`holds` remembers what it pointed to before us, `inbound_check` tries the way of an incoming call link by
link.
"""
