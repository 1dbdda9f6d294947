"""The window as a whole: frame, rail, workspace, desk, what it can do, and what is said above every page."""
