"""Keys and tokens: the keyring of the system, the environment above it, or memory for one session."""
