"""Acts of a person on a live call.

`Steering` carries them out: a suggestion that only the AI hears, exact words, a farewell. Each is a fact of
its call, written down before the voice AI is told, and so is what became of it (`calls.acts`). `priming`
tells the model what a suggestion looks like. An act leaves through the port of the voice AI in `calls.ports`.
The watches over a conversation, pure functions of its turns, are `opt_out`, `machine`, `disclosure` and
`silence`; their phrases are tables. On live calls `judge` hears turn by turn, `watching` tells and writes
down what was recognised, `silence_guard` waits for the customer's first word, and `opting_out` carries out
what a person decides about a wish not to be called.
"""
