"""Twilio, our carrier: client, TwiML, webhooks, error codes."""
