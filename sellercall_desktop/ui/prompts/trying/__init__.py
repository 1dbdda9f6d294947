"""Trying a prompt before anybody is rung: rehearsals in text, scenarios, and what came of them."""
