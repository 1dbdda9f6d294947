"""What a person without accounts sees first: what this is, and the two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, button, label


class WelcomePage(QScrollArea):
    """Two cards to choose from: the set-up assistant, or the demo."""

    connect_requested = Signal()
    demo_requested = Signal()
    left = Signal()
    """The person goes on without connecting."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QLabel()
        self._signs: list[tuple[QLabel, str]] = []
        look.theme.changed.connect(self._paint)
        px = look.theme.px
        self._connect = button(look, self.tr("Connect accounts"), role="primary")
        self._demo = button(look, self.tr("Try the demo"))
        self._connect.clicked.connect(self.connect_requested)
        self._demo.clicked.connect(self.demo_requested)
        self._later = button(look, self.tr("Look around without connecting"), role="link")
        self._later.clicked.connect(self.left)
        self._choices = self._lay_choices()
        self._paint()
        inside = QWidget()
        inside.setProperty("role", "scroll")
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(px(32), px(32), px(32), px(32))
        self._box.setSpacing(px(8))
        self._box.addStretch(2)
        self._box.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addSpacing(px(8))
        self._box.addWidget(
            label(self.tr("Welcome to SellerCall"), "headline"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        pitch = label(
            self.tr("You choose whom to call. A voice AI holds the conversation, and you follow it live."),
            "muted",
        )
        self._box.addWidget(pitch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addSpacing(px(24))
        self._box.addWidget(self._choices, 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addStretch(3)
        self.setWidget(inside)

    def _lay_choices(self) -> QWidget:
        px = self._look.theme.px
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(16))
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(
            self._choice(
                "key",
                self.tr("Call real customers"),
                self.tr("You need an Ultravox API key, and a Twilio account with a phone number."),
                self._connect,
            )
        )
        row.addWidget(
            self._choice(
                "flask",
                self.tr("See it work first"),
                self.tr("Simulated customers buy, refuse, or do not answer. Nothing leaves this computer."),
                self._demo,
            )
        )
        box.addLayout(row)
        box.addWidget(self._later, 0, Qt.AlignmentFlag.AlignHCenter)
        return made

    def _choice(self, icon: str, title: str, text: str, start: QPushButton) -> QFrame:
        px = self._look.theme.px
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(px(300))
        picture = QLabel()
        self._signs.append((picture, icon))
        box = QVBoxLayout(card)
        box.setContentsMargins(px(20), px(20), px(20), px(20))
        box.setSpacing(px(8))
        box.addWidget(picture, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(label(title, "title"))
        box.addWidget(label(text, "muted", wrap=True))
        box.addStretch(1)
        box.addSpacing(px(8))
        box.addWidget(start)
        return card

    def _paint(self) -> None:
        for picture, icon in self._signs:
            picture.setPixmap(self._look.icons.pixmap(icon, "call", 24, self.devicePixelRatioF()))
        self._picture.setPixmap(self._look.icons.pixmap("phone-call", "call", 44, self.devicePixelRatioF()))
