"""Scenarios: a conversation with a prompt that can be had again, and what is expected of it.

`playing` has it with the voice AI in text, `rules` and `judge` say what came of it, `suite` has many of them
on several versions. A verdict always rests on a turn; where none shows it, it is unknown, with the reason.
"""
