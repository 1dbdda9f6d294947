"""The bar at the bottom: server address, tunnel, health of the providers, live calls, the demo's mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from sellercall_desktop.texts import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.look import Look, button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMenu

    from sellercall_desktop.core.health import HealthChanged
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.window.bridge import Bridge

_HEALTH: dict[str, tuple[str, str, str]] = {  # by the value of a `core.health.HealthState`
    "ok": ("check-circle", "call", QT_TRANSLATE_NOOP("StatusBar", "{part} ready")),
    "degraded": ("warning", "warning", QT_TRANSLATE_NOOP("StatusBar", "{part} slow")),
    "down": ("x-circle", "hang_up", QT_TRANSLATE_NOOP("StatusBar", "{part} unreachable")),
    "not_configured": ("circle", "muted", QT_TRANSLATE_NOOP("StatusBar", "{part} not connected")),
    "unknown": ("circle", "muted", QT_TRANSLATE_NOOP("StatusBar", "{part} …")),
}
_TUNNEL: dict[str, tuple[str, str, str]] = {  # by the value of a `core.tunnel.TunnelState`
    "closed": ("globe", "muted", QT_TRANSLATE_NOOP("StatusBar", "Tunnel closed")),
    "opening": ("arrows-clockwise", "muted", QT_TRANSLATE_NOOP("StatusBar", "Tunnel opening…")),
    "open": ("globe", "call", "{address}"),
    "degraded": ("warning", "warning", QT_TRANSLATE_NOOP("StatusBar", "Tunnel does not answer")),
    "reconnecting": ("warning", "warning", QT_TRANSLATE_NOOP("StatusBar", "Tunnel reconnecting…")),
}
_PARTS = {"twilio": "Twilio", "ultravox": "Ultravox"}  # `words.providers` is too dear before the paint


class StatusBar(QFrame):
    """Everything on it can be pressed: the address is copied, a bad health explains itself."""

    copied = Signal()
    health_chosen = cast("TypedSignal[HealthChanged]", Signal(object))
    """The part it is about was pressed."""
    tunnel_chosen = cast("TypedSignal[TunnelChanged]", Signal(object))
    """A tunnel that has a problem was pressed."""
    tunnel_wanted = Signal()
    """The item of a tunnel that nobody has chosen yet was pressed."""
    live_chosen = Signal()
    update_chosen = Signal()
    """What is new in a newer version is asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._look = look
        self._url = ""
        self._known: dict[str, HealthChanged] = {}
        self._server = self._item("hard-drives", "muted")
        self._server.clicked.connect(lambda: self._copy(self._url))
        self._tunnel = self._item("globe", "muted")
        self._tunnel.clicked.connect(self._on_tunnel)
        self._tunnel.hide()
        self._tunnel_news: TunnelChanged | None = None
        self._parts = {part: self._item("circle", "muted") for part in _PARTS}
        for part, item in self._parts.items():
            item.clicked.connect(lambda _checked=False, part=part: self._on_part(part))
        self._live = self._item("phone-call", "muted")
        self._live.clicked.connect(self.live_chosen)
        self._update = self._item("arrow-square-out", "call")
        self._update.clicked.connect(self.update_chosen)
        self._update.hide()
        self._demo = button(look, self.tr("DEMO"), role="status")
        self._demo.hide()
        self._mark = label(self.tr("DEMO"), "demo")
        self._mark.hide()
        row = QHBoxLayout(self)
        px = look.theme.px
        row.setContentsMargins(px(10), px(3), px(10), px(3))
        row.setSpacing(px(6))
        for item in (self._server, self._tunnel, *self._parts.values()):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self._update)
        row.addWidget(self._live)
        row.addWidget(self._mark)
        row.addWidget(self._demo)
        self.show_url("")
        self.show_live(0)
        for part in _PARTS:
            self._show_part(part, "unknown")

    def come_last_by_tab(self) -> None:
        """After all that was brought in since it was made: the youngest widget stands last.

        (Qt's own walk through the chain is not to be had without a leak: each wrapper that it returns to
        Python keeps the widget it was asked of.)
        """
        before = youngest = QWidget(self.parentWidget())
        youngest.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt sets no order by it
        for item in self.findChildren(QPushButton):
            QWidget.setTabOrder(before, item)
            before = item
        youngest.deleteLater()

    def follow(
        self, bridge: Bridge, url: str, health: Iterable[HealthChanged], tunnel: TunnelChanged | None
    ) -> None:
        """Everything behind the window is open: show how it is now, and whenever that changes."""
        self.show_url(url)
        for news in health:
            self.show_health(news)
        bridge.health_changed.connect(self.show_health)
        if tunnel is not None:
            self.show_tunnel(tunnel)
        bridge.tunnel_changed.connect(self.show_tunnel)

    def show_url(self, url: str) -> None:
        """Where the web server listens; empty while it does not."""
        self._url = url
        self._server.setText(url.removeprefix("http://") or self.tr("Server starting…"))
        self._server.setToolTip(self.tr("Address of the web server. Press to copy it.") if url else "")
        self._server.setAccessibleName(self.tr("Server {address}").format(address=url))
        self._server.setEnabled(bool(url))

    def show_tunnel(self, news: TunnelChanged) -> None:
        """The state of the way in from the internet."""
        self._tunnel_news = news
        self._tunnel.show()
        icon, role, text = _TUNNEL[news.state]
        self._tunnel.setIcon(self._look.icons.icon(icon, role))
        address = (news.url or "").removeprefix("https://").removeprefix("http://")
        words = QCoreApplication.translate("StatusBar", text).format(address=address)
        self._tunnel.setText(words)
        if news.state == "open":
            self._tunnel.setToolTip(self.tr("Public address. Press to copy it."))
            self._tunnel.setAccessibleName(self.tr("Tunnel open, {address}").format(address=address))
        else:
            closed = self.tr("Customers cannot call in. Press to choose a tunnel.")
            self._tunnel.setToolTip(closed if news.state == "closed" else address)
            self._tunnel.setAccessibleName(words)

    def show_health(self, health: HealthChanged) -> None:
        """The state of a provider. Other parts are not shown here."""
        if health.part in self._parts:
            self._known[health.part] = health
            self._show_part(health.part, health.state)

    def _show_part(self, part: str, state: str) -> None:
        item = self._parts[part]
        icon, role, text = _HEALTH[state]
        item.setIcon(self._look.icons.icon(icon, role))
        words = QCoreApplication.translate("StatusBar", text).format(part=_PARTS[part])
        item.setText(words)
        item.setAccessibleName(words)

    def show_live(self, count: int) -> None:
        """How many calls are going on."""
        self._live.setText(self.tr("%n call(s)", "", count) if count else self.tr("No calls"))
        self._live.setIcon(self._look.icons.icon("phone-call", "call" if count else "muted"))

    def show_update(self, version: str) -> None:
        """A newer version is to be had."""
        self._update.setText(self.tr("Version {version} is available").format(version=version))
        self._update.setAccessibleName(self._update.text())
        self._update.show()

    def show_demo(self, menu: QMenu | None) -> None:
        """Mark the demo; with its menu once there is one."""
        self._mark.setVisible(True)
        if menu is not None:
            self._demo.setMenu(menu)
            self._demo.setText(self.tr("Demo numbers"))
            self._demo.setIcon(self._look.icons.icon("caret-up", "muted"))
            self._demo.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._demo.show()

    def _item(self, icon: str, role: str) -> QPushButton:
        made = button(self._look, "", icon, "status", icon_role=role)
        side = self._look.theme.px(14)
        made.setIconSize(QSize(side, side))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _copy(self, url: str) -> None:
        QApplication.clipboard().setText(url)
        self.copied.emit()

    def _on_tunnel(self) -> None:
        news = self._tunnel_news
        if news is not None and news.error is not None:
            self.tunnel_chosen.emit(news)
        elif news is not None and news.url:
            self._copy(news.url)
        elif news is not None and news.state == "closed":
            self.tunnel_wanted.emit()

    def _on_part(self, part: str) -> None:
        if part in self._known:
            self.health_chosen.emit(self._known[part])
