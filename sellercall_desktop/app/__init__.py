"""The composition root: the only place that knows everybody; nobody knows it."""

from sellercall_desktop.app.faces import run_serve, run_simulate

__all__ = ["run_serve", "run_simulate"]
