"""The business: calls, numbers, prompts and the engine. No Qt, no HTTP, no SQL, no SDK in here."""
