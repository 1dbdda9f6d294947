"""Twilio, our carrier: client, TwiML, webhooks."""
