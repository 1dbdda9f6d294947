"""Parts that every panel is built of.

Theme, icons, dialogs, toasts, an error that stays, one answer to a size.
"""
