"""Help in the window: all keys, and a guide for each kind of person."""
