"""The page of the account's numbers: which one comes here, what it pointed to, and whether it works."""
