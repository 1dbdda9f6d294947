"""The fake Ultravox."""
