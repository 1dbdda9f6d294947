"""One folder per company: the only places where its vocabulary appears."""
