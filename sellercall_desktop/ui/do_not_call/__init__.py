"""The do-not-call list in the window: a page of the settings, reached also from a refused dial.

`page` searches, adds, takes off, imports and exports; `table` shows what was found, `entry_form` asks for a
number and its reason, `refused` names the rows of a file that could not be listed.
"""
