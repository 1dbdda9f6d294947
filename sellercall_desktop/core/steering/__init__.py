"""Acts of a person on a live call.

`Steering` carries them out: a suggestion that only the AI hears, exact words, a farewell. Each is a fact of
its call, written down before the voice AI is told, and so is what became of it (`calls.acts`). `priming`
tells the model what a suggestion looks like. The watches over a conversation (disclosure, opt-out, voicemail,
silence) and the ledger of what people do beyond calls go here, too. An act leaves through the port of the
voice AI in `calls.ports`.
"""
