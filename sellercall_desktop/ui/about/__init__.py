"""About: which version this is, on what terms it may be used, and what of others is in it."""

from sellercall_desktop.ui.about.dialog import show_about

__all__ = ["show_about"]
