"""The live log: what the program does, as it happens."""
