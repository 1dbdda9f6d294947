"""The Tunnel page: what the chosen kind needs, and the way to what of it stands on another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.look import button
from sellercall_desktop.ui.settings.form import SectionPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.form import FieldRow

_ELSEWHERE = {
    "fixed": ("web", QT_TRANSLATE_NOOP("TunnelPage", "Enter the fixed address…")),
    "ssh": ("connections", QT_TRANSLATE_NOOP("TunnelPage", "Passphrase of the key…")),
    "cloudflared": ("connections", QT_TRANSLATE_NOOP("TunnelPage", "Token of the tunnel…")),
    "ngrok": ("connections", QT_TRANSLATE_NOOP("TunnelPage", "ngrok's authtoken…")),
}
"""Kind -> the page that holds the rest of it, and the words on the way there."""


class TunnelPage(SectionPage):
    """The section ``tunnel``. A setting belongs to the kind its name begins with.

    Signals:
        section_requested: another page of the settings.
    """

    section_requested = Signal(str)

    def __init__(self, rows: Sequence[FieldRow], look: Look, parent: QWidget | None = None) -> None:
        """Raises TypeError where the kind is not chosen from a list."""
        self.elsewhere = button(look, "", role="link")
        super().__init__("tunnel", rows, look, parent)
        self.column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.elsewhere.clicked.connect(lambda: self.section_requested.emit(_ELSEWHERE[self._kind][0]))
        (choice,) = (row.control for row in self.rows if row.field.name == "kind")
        if not isinstance(choice, QComboBox):
            raise TypeError(type(choice))
        self._choice = choice
        choice.currentIndexChanged.connect(self._show_kind)
        self._show_kind()

    @property
    def _kind(self) -> str:
        return str(self._choice.currentData())

    def _show_kind(self) -> None:
        for row in self.rows:
            of_it = row.control is self._choice or row.field.name.startswith(f"{self._kind}_")
            row.setVisible(of_it or not row.fits)  # what cannot be saved must stay within reach
        _page, text = _ELSEWHERE.get(self._kind, ("", ""))
        self.elsewhere.setText(QCoreApplication.translate("TunnelPage", text) if text else "")
        self.elsewhere.setVisible(bool(text))
