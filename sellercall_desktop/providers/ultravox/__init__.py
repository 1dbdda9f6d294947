"""Ultravox, our voice AI: client, webhooks, vocabulary."""
