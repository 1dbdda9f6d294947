"""What the window says of calls, errors, numbers and times, in the person's language."""
