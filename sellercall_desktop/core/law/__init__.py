"""What the law of a customer's country asks of a call, as dated data with its source, and what a call meets.

`pack` is one country's rules, `light` the answer to "may this number be called now, and why". The rules lie
in `resources/rules/`, own ones over them in the data folder. The program says which rules it checked, never
that a call is lawful.
"""
