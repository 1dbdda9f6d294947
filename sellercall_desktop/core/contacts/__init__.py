"""People to call: their numbers, consent, variables and time line; import, merging, erasure."""
