"""Where on this machine a tunnel must lead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """Where the public listener listens on this machine."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """As a base address, e.g. ``http://127.0.0.1:5001``."""
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"
