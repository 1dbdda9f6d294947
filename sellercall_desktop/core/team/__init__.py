"""The desks that share a history: who is there, what each is working on."""
