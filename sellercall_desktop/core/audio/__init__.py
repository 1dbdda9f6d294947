"""Sound of a live call and of recordings: listening in, what is kept and for how long."""
