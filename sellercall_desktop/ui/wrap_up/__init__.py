"""What a person writes after a call: the form on its card and in the history, and the callbacks agreed."""
