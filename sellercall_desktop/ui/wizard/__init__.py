"""The set-up assistant: step by step from nothing to a test call; can be left and resumed."""
