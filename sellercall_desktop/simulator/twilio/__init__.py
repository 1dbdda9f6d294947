"""The fake Twilio."""
