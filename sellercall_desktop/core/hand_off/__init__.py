"""A person takes a call over, hands it on, gives it back.

What people wish is a fact of the call (`hand_offs`). A loop for each call (`conductor`) looks at the line
(`looking`), decides on one step (`deciding`: `coming` while somebody is on her way to the customer, `having`
while she has them) and does it (`doing`). Nothing is remembered but the facts, so a start goes on where the
program before it ended, whatever it was about.
"""
