"""Where a call begins: a number is understood while it is typed, and dialed."""
