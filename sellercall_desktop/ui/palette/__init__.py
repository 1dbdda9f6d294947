"""The command palette: one field that dials, finds calls and prompts, and does anything the window can."""
