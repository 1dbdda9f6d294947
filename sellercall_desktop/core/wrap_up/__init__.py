"""What is written down after a call: disposition, notes, fields with their evidence, callbacks."""
