"""The line under a live conversation in which one writes to the AI. What is typed belongs to its call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolTip, QWidget

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.look import Look, button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


@dataclass(slots=True)
class _Draft:
    """What is typed. `leaving` is that part of it that was sent and is not in the call yet."""

    text: str = ""
    leaving: str = ""
    known: frozenset[str] = frozenset()  # the acts that were in the call before


class SteerField(QLineEdit):
    """Tells apart how Enter was pressed."""

    entered = Signal(Qt.KeyboardModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter is told once however long it is held; everything else is typing."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.entered.emit(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


class SteerLine(QWidget):
    """A field and two ways to send what is in it: for the AI alone, or to be said to the customer."""

    wished = cast("TypedSignal[Wish]", Signal(object))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._call: Call | None = None
        self._drafts: dict[str, _Draft] = {}
        self._is_named = self._is_low = False
        self._is_explained = True
        self._row = QHBoxLayout(self)
        self.field = SteerField()
        self._suggest, self._exact = button(look, ""), button(look, self.tr("Say exactly"))
        self._when = button(look, "", "caret-down")
        self._when.setIconSize(QSize(look.theme.px(12), look.theme.px(12)))
        self._when.setToolTip(self.tr("When the AI should heed it"))
        self._when.setAccessibleName(self.tr("When the AI should heed it"))
        self._exact.setToolTip(self.tr("The customer hears it: the AI says these very words. (Ctrl+Enter)"))
        self._lay_out()
        self.tell_explained(explained=True)
        self.field.textEdited.connect(self._on_edited)
        self.field.textChanged.connect(self._show_buttons)
        self.field.entered.connect(self._on_entered)
        self._suggest.clicked.connect(partial(self._send, ActKind.SUGGEST))
        self._exact.clicked.connect(partial(self._send, ActKind.EXACT))
        self._when.clicked.connect(self._offer_when)

    def show_call(self, call: Call) -> None:
        """Write to this call from now on."""
        self._call = call
        draft = self._draft(call.id)
        if draft.leaving and any(
            act.act_id not in draft.known and asked.text == draft.leaving.strip()
            for act, asked in told(call.acts)
        ):
            self._let_go(draft)
        if not call.is_live:
            self._drafts.pop(call.id, None)
        self._show_text()
        self._show_invitation()
        number = self._look.formats.number(call.number)
        self.field.setAccessibleName(
            self.tr("Write to the AI that talks with {number}").format(number=number)
        )
        self._show_buttons()
        self.setVisible(call.is_live)

    def name_call(self, *, named: bool) -> None:
        """Whether there are others, so that the button must say to whom."""
        if named != self._is_named:
            self._is_named = named
            self._show_buttons()

    def tell_explained(self, *, explained: bool) -> None:
        """Whether the AI knows what a suggestion is."""
        self._is_explained = explained
        self._show_invitation()
        does = self.tr(
            "Only the AI hears it, and heeds it with its next words; the customer does not hear it. "
            "(Enter; Shift+Enter: at once)"
        )
        self._suggest.setToolTip(does if explained else f"{self._may_be_read_aloud()}\n{does}")

    def say_why_not(self) -> None:
        """The AI was to be told something, and is not on the line."""
        if self._call is not None:
            QToolTip.showText(self.mapToGlobal(self.field.pos()), self._invitation(self._call), self.field)

    def lie_low(self, *, low: bool) -> None:
        """Whether each pixel of its height is one that the conversation lacks."""
        if low != self._is_low:
            self._is_low = low
            self._space()
            for part in (self.field, self._suggest, self._when, self._exact):
                part.setProperty("fit", "slim" if low else "")
                part.style().unpolish(part)
                part.style().polish(part)
            self._settle()

    def take_focus(self) -> None:
        """Let the person write, also before the AI is there: else the number field would have the words."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_opened(self) -> bool:
        """Empty the field, which can be undone; False where nothing is in it."""
        if not self.isVisible() or not self.field.text():
            return False
        self.field.clear()
        self._on_edited("")
        return True

    def take_in(self, wish: Wish) -> None:
        """It was carried out: its text need not be kept here any more."""
        self._let_go(self._draft(wish.call_id))
        self._show_text()

    def put_back(self, wish: Wish) -> None:
        """It was refused: its text is here again, unless another was begun meanwhile."""
        draft = self._draft(wish.call_id)
        draft.leaving = ""
        draft.text = draft.text or wish.text
        self._show_text()

    def take_over(self, other: SteerLine) -> None:
        """What is typed there is typed here."""
        self._drafts = other._drafts

    # --- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.field.setMinimumWidth(px(96))
        row = self._row
        row.setSpacing(px(4))
        row.addWidget(self.field, 1)
        for part in (self._suggest, self._when, self._exact):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the field
            row.addWidget(part)
        self._space()
        self.hide()

    def _space(self) -> None:
        px = self._look.theme.px
        above, below = (0, px(3)) if self._is_low else (px(4), px(10))
        self._row.setContentsMargins(px(16), above, px(16), below)

    def _settle(self) -> None:
        """Have all above laid out by the same turn of the loop, and not one after the other."""
        place: QWidget | None = self
        while place is not None and (layout := place.layout()) is not None:
            layout.activate()
            place = place.parentWidget()

    def _draft(self, call_id: str) -> _Draft:
        return self._drafts.setdefault(call_id, _Draft())

    def _let_go(self, draft: _Draft) -> None:
        """Its text has left; what was typed behind it stays."""
        draft.text = draft.text.removeprefix(draft.leaving)
        draft.leaving = ""

    def _invitation(self, call: Call) -> str:
        if hears(call):
            return self.tr("Write to the AI…") if self._is_explained else self._may_be_read_aloud()
        if call.agent_ended is not None:
            return self.tr("The AI is not on the line any more.")
        return self.tr("You can write to the AI once it is on the line.")

    def _may_be_read_aloud(self) -> str:
        return self.tr("Write to the AI… It may read a suggestion aloud.")

    def _show_invitation(self) -> None:
        if self._call is not None:
            self.field.setPlaceholderText(self._invitation(self._call))

    def _show_text(self) -> None:
        draft = self._drafts.get(self._call.id) if self._call is not None else None
        text = draft.text if draft is not None else ""
        if self.field.text() != text:
            self.field.setText(text)

    def _show_buttons(self) -> None:
        call, suggest, exact = self._call, self.tr("Suggest"), self.tr("Say exactly")
        if call is not None and self._is_named:
            number = self._look.formats.number(call.number)
            suggest = self.tr("Suggest to {number}").format(number=number)
            exact = self.tr("Say exactly to {number}").format(number=number)
        self._suggest.setText(suggest)
        self._exact.setAccessibleName(exact)  # there is no room to show it
        ready = call is not None and hears(call) and bool(self.field.text().strip())
        for part in (self._suggest, self._when, self._exact):
            part.setEnabled(ready)

    def _on_edited(self, text: str) -> None:
        if self._call is not None:
            self._draft(self._call.id).text = text

    def _on_entered(self, keys: Qt.KeyboardModifier) -> None:
        if keys == Qt.KeyboardModifier.NoModifier:
            self._send(ActKind.SUGGEST)
        elif keys == Qt.KeyboardModifier.ShiftModifier:
            self._send(ActKind.SUGGEST, urgency=Urgency.IMMEDIATE)
        elif keys == Qt.KeyboardModifier.ControlModifier:
            self._send(ActKind.EXACT)

    def _offer_when(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for urgency, words in (
            (Urgency.IMMEDIATE, self.tr("At once: the AI breaks off what it is saying (Shift+Enter)")),
            (Urgency.SOON, self.tr("Soon: with its next words (Enter)")),
            (Urgency.LATER, self.tr("Later: once the customer has spoken")),
        ):
            menu.addAction(words, partial(self._send, ActKind.SUGGEST, urgency=urgency))
        menu.popup(self._when.mapToGlobal(self._when.rect().bottomLeft()))

    def _send(self, kind: ActKind, _checked: bool = False, *, urgency: Urgency = Urgency.SOON) -> None:
        call = self._call
        if call is None:
            return
        if not hears(call):  # the text stays
            self.say_why_not()
            return
        draft = self._draft(call.id)
        self.field.setFocus()
        if draft.leaving or not draft.text.strip():
            return
        draft.leaving, draft.known = draft.text, frozenset(act.act_id for act in call.acts)
        self.wished.emit(Wish(call.id, kind, draft.text.strip(), urgency))
