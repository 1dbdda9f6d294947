"""Anything a person pastes becomes E.164 with region and clocks, or the reason why it cannot.

`reading` is the door. `writing` finds the digits (`characters`, `links`), `meaning` decides by the
numbering plans (`plans`), `spellings` are the E.164 forms of one telephone, `zones` knows the clock of an
area, `searching` reads a search as the dialer would read a number.
"""
