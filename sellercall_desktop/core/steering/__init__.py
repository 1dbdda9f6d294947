"""Acts of a person on a live call.

A whisper, exact words, a farewell and an instruction for voicemail go here, with the ledger of who did what
and when, and the watches over a conversation (disclosure, opt-out, silence). An act leaves through the port
of the voice AI in `calls.ports`.
"""
