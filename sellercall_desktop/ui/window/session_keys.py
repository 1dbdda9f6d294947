"""Keys that were kept for one session only: remembered that it was so, and said at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.words.errors import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.secrets import SecretChanged, SecretName
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.layout_file import LayoutFile

FLAG = "keys.session"
"""Of the layout file: the last keys of an account that were kept, were kept in memory."""

ACCOUNT = {Secret.ULTRAVOX_API_KEY, Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_AUTH_TOKEN}


class SessionKeys(QObject):
    """Writes down, without any value, where the accounts' keys went."""

    def __init__(
        self,
        layout: LayoutFile,
        bridge: Bridge,
        parent: QObject,
        *,
        place_of: Callable[[SecretName], str],
        live_count: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        self._layout, self._place_of, self._live_count = layout, place_of, live_count
        bridge.secret_changed.connect(self._on_secret)

    @property
    def were_lost(self) -> bool:
        """Whether an earlier session took the keys with it."""
        return self._layout.flag(FLAG, default=False)

    def sentence(self) -> Sentence:
        """What is said of it, and of the calls that were going on then."""
        why = self.tr("This computer has no safe place for keys, so they went with the program.")
        if calls := self._live_count():
            left = self.tr(
                "%n call(s) were going on: what became of them is read from the providers as soon as the "
                "keys are there.",
                "",
                calls,
            )
            why = f"{why} {left}"
        return Sentence(
            self.tr("The keys were kept for the last session only."),
            why,
            self.tr("Enter them again, or install a keyring such as gnome-keyring first."),
            "connect",
        )

    def _on_secret(self, change: SecretChanged) -> None:
        if change.secret not in ACCOUNT:
            return
        is_session = self._place_of(change.secret) == "session"
        if is_session != self.were_lost:
            self._layout.keep_flag(FLAG, value=is_session)
            self._layout.save()
