"""The settings dialog's pages, generated from the declarations in `settings/`."""
