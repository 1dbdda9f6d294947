"""The page of contacts: found, read, edited, merged, imported.

What is written is held as a draft until it is saved, so that leaving the page loses nothing.
"""
