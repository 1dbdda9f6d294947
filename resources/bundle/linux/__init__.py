"""Linux: the Debian package and what it registers with the desktop."""
