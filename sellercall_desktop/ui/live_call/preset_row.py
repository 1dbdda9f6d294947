"""What the supervisor prepared for this call, one button and one key each, in a single row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from sellercall_desktop.core.prompts.presets import MOST_PRESETS, Preset
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.elided import ElidedButton
from sellercall_desktop.ui.parts.look import Look, icon_button, label
from sellercall_desktop.ui.window.actions import preset_keys, shown_keys
from sellercall_desktop.ui.window.shortcuts import sequence_of
from sellercall_desktop.ui.words.presets import way_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_GAP_PX, _SIDE_PX = 4, 16
_READABLE = 10
"""Letters of a label that tell which one it is: rather fewer buttons, and a menu, than stumps."""


class PresetRow(QWidget):
    """Hidden where nothing was prepared. What has no room is listed at its end; its keys work all the same.

    The keys are the card's, which it stands on: they also work where the row gives its room away.
    """

    wished = cast("TypedSignal[Wish]", Signal(object))
    unheard = Signal()
    """The AI is not on the line to be told anything."""

    def __init__(self, look: Look, card: QWidget) -> None:
        super().__init__(card)
        self._look = look
        self._call: Call | None = None
        self._presets: tuple[Preset, ...] = ()
        self._is_named = self._gives_way = False
        self._leaving: list[Wish] = []
        self._to = label("", "muted")
        self._buttons: list[ElidedButton] = []
        self._more = icon_button(look, "dots-three", self.tr("All prepared phrases"), size=14)
        self._fit = Arrangement(self._how_many_fit, self._show_so_many)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._more.clicked.connect(self._list_all)
        for number in range(1, MOST_PRESETS + 1):  # where none is prepared, a field would take the digit
            self._bind(number, card)

    def show_call(self, call: Call, presets: tuple[Preset, ...]) -> None:
        """Offer these to this call from now on."""
        is_other = self._call is None or self._call.id != call.id
        self._call = call
        if presets != self._presets:
            self._presets = presets
            self._build()
        for button in self._buttons:
            button.setEnabled(hears(call))
        self._more.setEnabled(hears(call))
        self._show()
        if is_other:
            self._say_to_whom()

    def name_call(self, *, named: bool) -> None:
        """Whether there are others, so that it must be said to whom."""
        if named != self._is_named:
            self._is_named = named
            self._say_to_whom()

    def lie_low(self, *, low: bool, gives_way: bool) -> None:
        """Whether each pixel of its height is one that the conversation lacks, and whether all are."""
        self._gives_way = gives_way
        self._show()
        side, px = self._look.theme.px(_SIDE_PX), self._look.theme.px
        self._row.setContentsMargins(side, 0 if low else px(6), side, 0)

    def settle(self, wish: Wish) -> None:
        """It was carried out or refused: it may be wished again."""
        self._leaving = [one for one in self._leaving if one is not wish]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many buttons as there is room for."""
        super().resizeEvent(event)
        self._fit.fit()

    # --- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row.setSpacing(self._look.theme.px(_GAP_PX))
        self._row.addWidget(self._to)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        self.lie_low(low=False, gives_way=False)

    def _bind(self, number: int, card: QWidget) -> None:
        """A shortcut of the window: it works while something is typed, no longer than the card is seen."""
        shortcut = QShortcut(sequence_of(preset_keys(number)), card)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(self._press, number - 1))
        # Qt takes a digit of the keypad for the same key, and on Windows Alt with those writes a character
        # (Alt+164: ñ). A shortcut of their own that does nothing comes before.
        QShortcut(sequence_of(preset_keys(f"Num+{number}")), card)

    def _show(self) -> None:
        lives = self._call is not None and self._call.is_live
        self.setVisible(lives and bool(self._presets) and not self._gives_way)

    def _build(self) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for at, preset in enumerate(self._presets):
            keys = shown_keys(preset_keys(at + 1))
            made = ElidedButton(f"{keys}  {preset.label}", shortest=f"{keys}  {preset.label[:_READABLE]}…")
            made.setProperty("role", "chip")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            made.clicked.connect(partial(self._press, at))
            self._row.insertWidget(at + 1, made)
            self._buttons.append(made)
        self._say_to_whom()

    def _say_to_whom(self) -> None:
        number = self._look.formats.number(self._call.number) if self._call is not None else ""
        self._to.setText(self.tr("To {number}:").format(number=number))
        self._to.setVisible(self._is_named)
        for at, (made, preset) in enumerate(zip(self._buttons, self._presets, strict=True)):
            does = f"{way_text(preset.kind, preset.urgency)}: «{preset.text}»"
            if self._is_named:
                does = f"{self._to.text()} {does}"
            made.setAccessibleName(preset.label)
            made.setAccessibleDescription(does)
            made.setToolTip(f"{does} ({shown_keys(preset_keys(at + 1))})")
        self._fit.fit_anew()

    def _how_many_fit(self) -> int:
        gap = self._row.spacing()
        room = self.width() - 2 * self._look.theme.px(_SIDE_PX)
        room -= self._to.sizeHint().width() + gap if self._is_named else 0
        needed = [made.minimumSizeHint().width() + gap for made in self._buttons]
        if sum(needed) <= room + gap:
            return len(needed)
        room -= self._more.sizeHint().width()
        return sum(sum(needed[: at + 1]) <= room for at in range(len(needed)))

    def _show_so_many(self, count: int) -> None:
        for at, made in enumerate(self._buttons):
            made.setVisible(at < count)
        self._more.setFixedWidth(self._more.sizeHint().width())  # the stylesheet lets it shrink to nothing
        self._more.setVisible(count < len(self._buttons))

    def _list_all(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, preset in enumerate(self._presets):
            words = f"{preset.label}\t{shown_keys(preset_keys(at + 1))}".replace("&", "&&")
            menu.addAction(words, partial(self._press, at)).setToolTip(self._buttons[at].toolTip())
        menu.setToolTipsVisible(True)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _press(self, at: int, _checked: bool = False) -> None:
        call = self._call
        if call is None or not call.is_live or at >= len(self._presets):
            return
        if not hears(call):
            self.unheard.emit()
            return
        preset = self._presets[at]
        wish = Wish(call.id, preset.kind, preset.text, preset.urgency)
        if wish not in self._leaving:  # pressed twice, it is meant once
            self._leaving.append(wish)
            self.wished.emit(wish)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It makes do with any width."""
        return QSize(0, super().minimumSizeHint().height())
