"""Campaigns on an SQL database: who is next, leases, attempts, and withdrawal after an opt-out."""
