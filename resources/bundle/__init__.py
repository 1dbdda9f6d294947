"""How the program becomes an app that people install: contents, icon, notices, packages. Never shipped."""
