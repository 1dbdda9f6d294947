"""A package of its own: a library installs one of this name, which would else be found in its place."""
